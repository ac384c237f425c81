// What a WideVariantOf leaves to one file: that file includes this and says
//
//   template class base::WideVariantOf<session::Places>;
#pragma once

#include <utility>

#include "base/types.h"

namespace base {

template <typename List>
WideVariantOf<List>::WideVariantOf() = default;
template <typename List>
WideVariantOf<List>::WideVariantOf(const WideVariantOf& other) = default;
template <typename List>
WideVariantOf<List>::WideVariantOf(WideVariantOf&& other) noexcept = default;
template <typename List>
WideVariantOf<List>& WideVariantOf<List>::operator=(const WideVariantOf& other) = default;
template <typename List>
WideVariantOf<List>& WideVariantOf<List>::operator=(WideVariantOf&& other) noexcept = default;
template <typename List>
WideVariantOf<List>::~WideVariantOf() = default;

}  // namespace base
