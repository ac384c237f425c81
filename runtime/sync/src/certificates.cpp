#include "certificates.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include <memory>

namespace syncing {
namespace {

CURLcode without_dates(CURL*, void* context, void*) {
  X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(static_cast<SSL_CTX*>(context)), X509_V_FLAG_NO_CHECK_TIME);
  return CURLE_OK;
}

}  // namespace

std::size_t count_certificates(const std::string& pem) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
  std::size_t count = 0;
  while (text) {
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr), &X509_free);
    if (!certificate) break;
    ++count;
  }
  return count;
}

void leave_dates_unchecked(CURL* handle) { curl_easy_setopt(handle, CURLOPT_SSL_CTX_FUNCTION, &without_dates); }

std::string why_not_vouched_for(long verify_result) {
  const bool was_not_asked = verify_result == X509_V_OK || verify_result == X509_V_ERR_UNSPECIFIED;
  return was_not_asked ? "" : X509_verify_cert_error_string(verify_result);
}

}  // namespace syncing
