// Lists of types, and the variants derived from them. A list is where a kind of thing (a block type, a
// place of the kiosk) is registered, once; whatever is derived from one list has the same index:
//
//   using BlockTypes = base::Types<Page, Ordering>;
//   using Block = base::VariantOf<BlockTypes>;                       // variant<Page, Ordering>
//   using BlockState = base::VariantOf<base::Map<StateOf, BlockTypes>>;
//
// A variant of many or of nested types is a WideVariantOf: it can do what a std::variant can, and is copied, moved and
// destroyed by functions that one file compiles (base/wide_variant.h) instead of every file that includes it.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>
#include <variant>

namespace base {

template <typename... Listed>
struct Types {
  static constexpr std::size_t size = sizeof...(Listed);
};

namespace types_detail {

template <typename List>
struct ToVariant;
template <typename... Listed>
struct ToVariant<Types<Listed...>> {
  using type = std::variant<Listed...>;
};

template <template <typename> typename Of, typename List>
struct ToMap;
template <template <typename> typename Of, typename... Listed>
struct ToMap<Of, Types<Listed...>> {
  using type = Types<Of<Listed>...>;
};

template <typename... Listed>
constexpr std::size_t size_of_variant(const std::variant<Listed...>*) {
  return sizeof...(Listed);
}

}  // namespace types_detail

template <typename List>
using VariantOf = typename types_detail::ToVariant<List>::type;

template <typename List>
class WideVariantOf : public VariantOf<List> {
 public:
  using VariantOf<List>::VariantOf;
  WideVariantOf();  // the first alternative
  WideVariantOf(const WideVariantOf& other);
  WideVariantOf(WideVariantOf&& other) noexcept;
  WideVariantOf& operator=(const WideVariantOf& other);
  WideVariantOf& operator=(WideVariantOf&& other) noexcept;
  ~WideVariantOf();
};

template <template <typename> typename Of, typename List>
using Map = typename types_detail::ToMap<Of, List>::type;

// Calls what(std::type_identity<T>{}) for each type of the list, in its order.
template <typename... Listed, typename What>
constexpr void for_each(Types<Listed...>, What&& what) {
  (what(std::type_identity<Listed>{}), ...);
}

// Calls what(alternative of one, alternative of other) when both hold the same index; false when they do not.
template <typename One, typename Other, typename What>
bool visit_same(One& one, Other& other, What&& what) {
  constexpr std::size_t size = types_detail::size_of_variant(static_cast<const One*>(nullptr));
  static_assert(size == types_detail::size_of_variant(static_cast<const Other*>(nullptr)));
  if (one.index() != other.index()) return false;
  const auto at = [&]<std::size_t... I>(std::index_sequence<I...>) {
    return ((one.index() == I && (what(*std::get_if<I>(&one), *std::get_if<I>(&other)), true)) || ...);
  };
  return at(std::make_index_sequence<size>{});
}

// One function object of several: std::visit(base::Overload{[](const A&) {}, [](const B&) {}}, variant).
template <typename... Functions>
struct Overload : Functions... {
  using Functions::operator()...;
};
template <typename... Functions>
Overload(Functions...) -> Overload<Functions...>;

}  // namespace base
