// The little of OpenSSL that libcurl does not wrap.
#pragma once

#include <curl/curl.h>

#include <cstddef>
#include <string>

namespace syncing {

std::size_t count_certificates(const std::string& pem);  // up to the first that cannot be read

// Whatever this handle connects to, the dates of certificates say nothing. Where curl is built on another library than OpenSSL
// nothing is changed, and dates count.
void leave_dates_unchecked(CURL* handle);

// By CURLINFO_SSL_VERIFYRESULT; empty when the chain is not what was wrong.
std::string why_not_vouched_for(long verify_result);

}  // namespace syncing
