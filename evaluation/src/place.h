// Where a value stands, such as "blocks[0].tables[2].cells": spelled out only when something is wrong with it. A place inside
// another must not outlive it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace evaluation {

class Place {
 public:
  explicit Place(std::string_view name) : name_(name) {}
  Place(const Place& in, std::string_view member) : in_(&in), name_(member) {}
  Place(const Place& in, std::size_t entry) : in_(&in), entry_(entry) {}

  std::string text() const {
    std::string all = in_ ? in_->text() : "";
    if (entry_) return all + "[" + std::to_string(*entry_) + "]";
    if (!all.empty()) all += '.';
    return all.append(name_);
  }

 private:
  const Place* in_ = nullptr;
  std::string_view name_;
  std::optional<std::size_t> entry_;
};

}  // namespace evaluation
