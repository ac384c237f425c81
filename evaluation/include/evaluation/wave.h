// When questions are asked: before a lesson, after it, weeks later. The list below is all there is to
// know of a wave; sittings, tables, batches and the store follow it.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "base/enum_names.h"

namespace evaluation {

enum class Form { a, b };
enum class Wave { pre, post, follow_up };  // in the order in which they are asked

}  // namespace evaluation

template <>
inline constexpr std::array<std::string_view, 2> base::enum_names<evaluation::Form>{"A", "B"};
template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<evaluation::Wave>{"pre", "post", "follow-up"};

namespace evaluation {

constexpr Form other_form(Form form) { return form == Form::a ? Form::b : Form::a; }

enum class AskedForm { first, other };  // of the two forms: the one a reader began with, or the other

struct WaveFacts {
  Wave wave;
  AskedForm form;
  bool after_practice;  // the choices made in practice chats travel with this wave
  bool soon_after;      // in the same visit as the wave before: nothing that takes weeks can have changed
};

inline constexpr std::array<WaveFacts, base::enum_names<Wave>.size()> all_waves{
    {{Wave::pre, AskedForm::first, false, false},
     {Wave::post, AskedForm::other, true, true},
     {Wave::follow_up, AskedForm::first, false, false}}};

constexpr const WaveFacts& facts_of(Wave wave) { return all_waves[static_cast<std::size_t>(wave)]; }

constexpr Form form_in(Wave wave, Form first) {
  return facts_of(wave).form == AskedForm::first ? first : other_form(first);
}

// What a block covers: waves from the first on, in their order.
using Waves = std::vector<Wave>;

// "w1", "w12", "w123": how reports name a block's waves.
std::string short_name(const Waves& waves);

}  // namespace evaluation
