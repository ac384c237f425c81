// A batch's header and body, signed and sealed into the bytes of a file. What they say is not looked
// at: encode_batch does that first.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/file.h"
#include "base/result.h"
#include "evaluation/envelope.h"

namespace evaluation {

base::Result<base::Bytes> seal_batch(std::string_view header, std::string_view body, const KeyPairs& kiosk,
                                     const base::Bytes& collector_box_public);

// How long the file of a batch with this body would be, before it is filled up, whatever its header.
base::Result<std::size_t> sealed_size(std::string_view body);
base::Result<void> check_batch_size(std::size_t size);

}  // namespace evaluation
