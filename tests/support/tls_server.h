// An HTTPS server on 127.0.0.1 with a certificate as a test wants it: of its own authority or signed by itself, for any host, from
// any day to any other.
#pragma once

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <ctime>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/listening_socket.h"

namespace support {

template <auto Free>
struct FreeBy {
  void operator()(auto* thing) const { Free(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, FreeBy<X509_free>>;

inline Key new_key() {
  Key key(EVP_EC_gen("P-256"));
  if (!key) throw std::runtime_error("no key");
  return key;
}

struct CertificateWish {
  std::string host = "IP:127.0.0.1";  // as OpenSSL writes a subjectAltName
  std::time_t from_s = 0;             // 0: yesterday
  std::time_t to_s = 0;               // 0: tomorrow
};

inline void add_extension(X509& certificate, int what, const std::string& value) {
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, what, value.c_str());
  X509_add_ext(&certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

inline Certificate new_certificate(const char* name, EVP_PKEY& key, X509* issuer, EVP_PKEY& issuer_key, const CertificateWish& wish) {
  Certificate certificate(X509_new());
  static std::atomic<long> serial{1};
  constexpr std::time_t day_s = 86'400;
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial++);
  ASN1_TIME_set(X509_getm_notBefore(certificate.get()), wish.from_s != 0 ? wish.from_s : std::time(nullptr) - day_s);
  ASN1_TIME_set(X509_getm_notAfter(certificate.get()), wish.to_s != 0 ? wish.to_s : std::time(nullptr) + day_s);
  X509_set_pubkey(certificate.get(), &key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer != nullptr ? issuer : certificate.get()));
  if (issuer == nullptr) add_extension(*certificate, NID_basic_constraints, "critical,CA:TRUE");
  add_extension(*certificate, NID_subject_alt_name, wish.host);
  if (X509_sign(certificate.get(), &issuer_key, EVP_sha256()) == 0) throw std::runtime_error("no certificate");
  return certificate;
}

// Who vouches for servers.
struct Authority {
  explicit Authority(const std::string& name = "an authority") : certificate(new_certificate(name.c_str(), *key, nullptr, *key, {"DNS:authority.example"})) {}

  Key key = new_key();
  Certificate certificate;

  std::string pem() const {
    const std::unique_ptr<BIO, FreeBy<BIO_free_all>> text(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(text.get(), certificate.get());
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(text.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
  }
};

// What a key hashes to, as --pin takes it.
inline std::string pin_of(EVP_PKEY& key) {
  unsigned char* der = nullptr;
  const int size = i2d_PUBKEY(&key, &der);
  std::array<unsigned char, 32> hash{};
  EVP_Digest(der, static_cast<std::size_t>(size), hash.data(), nullptr, EVP_sha256(), nullptr);
  OPENSSL_free(der);
  std::array<unsigned char, 45> base64{};
  EVP_EncodeBlock(base64.data(), hash.data(), static_cast<int>(hash.size()));
  return "sha256//" + std::string(reinterpret_cast<const char*>(base64.data()));
}

// Answers every request with 200 and "received".
class TlsServer {
 public:
  explicit TlsServer(const Authority& authority, const CertificateWish& wish = {})
      : certificate_(new_certificate("a server", *key_, authority.certificate.get(), *authority.key, wish)) {
    start();
  }
  // Nobody vouches for it but itself.
  explicit TlsServer(const CertificateWish& wish) : certificate_(new_certificate("a server", *key_, nullptr, *key_, wish)) { start(); }
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;
  ~TlsServer() {
    listener_.end();
    thread_.join();
  }

  std::string url() const { return "https://" + listener_.address(); }
  std::string pin() const { return pin_of(*key_); }
  int requests() const { return requests_; }

 private:
  void start() {
    std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes to clients that are gone
    context_.reset(SSL_CTX_new(TLS_server_method()));
    SSL_CTX_use_certificate(context_.get(), certificate_.get());
    SSL_CTX_use_PrivateKey(context_.get(), key_.get());
    thread_ = std::thread([this] { serve(); });
  }

  void serve() {
    while (true) {
      const int connection = listener_.accept();
      if (connection < 0) return;
      const std::unique_ptr<SSL, FreeBy<SSL_free>> tls(SSL_new(context_.get()));
      SSL_set_fd(tls.get(), connection);
      if (SSL_accept(tls.get()) == 1) answer(*tls);
      ::close(connection);
    }
  }

  void answer(SSL& tls) {
    std::string bytes;
    char buffer[4096];
    while (bytes.find("\r\n\r\n") == std::string::npos) {
      const int count = SSL_read(&tls, buffer, sizeof buffer);
      if (count <= 0) return;
      bytes.append(buffer, static_cast<std::size_t>(count));
    }
    ++requests_;
    const std::string reply = "HTTP/1.1 200 OK\r\nContent-Length: 8\r\nConnection: close\r\n\r\nreceived";
    SSL_write(&tls, reply.data(), static_cast<int>(reply.size()));
    SSL_shutdown(&tls);
  }

  Key key_ = new_key();
  Certificate certificate_;
  std::unique_ptr<SSL_CTX, FreeBy<SSL_CTX_free>> context_;
  ListeningSocket listener_;
  std::atomic<int> requests_{0};
  std::thread thread_;
};

}  // namespace support
