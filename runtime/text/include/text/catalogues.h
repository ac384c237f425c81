// ui::Translator over compiled gettext catalogues read from memory, and the pseudo-languages that prove
// no string is hard-coded: en-XA (accents, 35 % longer) and ar-XB (mirrored).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "ui/translator.h"

namespace text {

class Catalogues final : public ui::Translator {
 public:
  // A language without catalogues: every text comes back in its source language.
  explicit Catalogues(std::string language);
  ~Catalogues() override;
  Catalogues(Catalogues&&) noexcept;
  Catalogues& operator=(Catalogues&&) noexcept;

  // Texts are looked up in the order the catalogues were added. Fails with corrupt.
  base::Result<void> add(const base::Bytes& mo);

  std::string translate(const content::Text& text) const override;
  bool has(const content::Text& text) const override;  // in any of them
  std::string plural(const content::Text& one, const std::string& many, long count) const override;

 private:
  struct Messages;
  std::string language_;
  std::vector<std::unique_ptr<Messages>> catalogues_;
};

bool is_pseudo(const std::string& language);
std::string pseudo_accented(const std::string& text);

}  // namespace text
