#include "drawing/markup_reader.h"

#include <expat.h>
#include <memory>
#include <optional>
#include <type_traits>

namespace content {
namespace {

using base::Result;

std::string_view shown(std::string_view name) { return name.substr(0, 40); }

// Expat asks nobody whether to go on, so the first refusal is kept and ends the reading.
class Reading {
 public:
  explicit Reading(const MarkupHeard& heard) : parser_(XML_ParserCreate("UTF-8")), heard_(heard) {
    XML_SetUserData(parser_.get(), this);
    XML_SetXmlDeclHandler(parser_.get(), [](void* self, const XML_Char* version, const XML_Char* encoding, int) { of(self).declared(version, encoding); });
    XML_SetElementHandler(parser_.get(), [](void* self, const XML_Char* name, const XML_Char** attributes) { of(self).opened(name, attributes); },
                          [](void* self, const XML_Char*) { of(self).closed(); });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, const XML_Char* text, int length) { of(self).heard({text, static_cast<std::size_t>(length)}); });
    XML_SetStartDoctypeDeclHandler(parser_.get(), [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) { of(self).refuse_more(); });
    XML_SetProcessingInstructionHandler(parser_.get(), [](void* self, const XML_Char*, const XML_Char*) { of(self).refuse_more(); });
    XML_SetStartCdataSectionHandler(parser_.get(), [](void* self) { of(self).refuse_more(); });
  }

  Result<void> read(std::string_view text) {
    const bool is_well_formed = XML_Parse(parser_.get(), text.data(), static_cast<int>(text.size()), XML_TRUE) == XML_STATUS_OK;
    if (refusal_) return base::fail(*refusal_);
    if (!is_well_formed) return refuse_drawing(std::string("it is not well-formed XML: ") + XML_ErrorString(XML_GetErrorCode(parser_.get())));
    return {};
  }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  static Reading& of(void* self) { return *static_cast<Reading*>(self); }

  void take(const Result<void>& answer) {
    if (answer) return;
    refusal_ = answer.error();
    XML_StopParser(parser_.get(), XML_FALSE);
  }
  void refuse_more() {
    if (!refusal_) take(refuse_drawing("it holds a document type, a section or an instruction"));
  }

  // What is read as UTF-8 here would be read otherwise by whoever draws it.
  void declared(const char* /*version*/, const char* encoding) {
    if (encoding != nullptr && std::string_view(encoding) != "UTF-8" && std::string_view(encoding) != "utf-8") take(refuse_drawing("it is in another encoding than UTF-8"));
  }

  void opened(std::string_view name, const char** attributes) {
    if (refusal_) return;
    Attributes all;
    for (; *attributes != nullptr; attributes += 2) {
      all.emplace_back(attributes[0], attributes[1]);
      if (all.size() > 32) return take(refuse_drawing("<" + std::string(shown(name)) + "> has more than 32 attributes"));
    }
    take(heard_.opened(name, all));
  }

  void closed() {
    if (!refusal_) heard_.closed();
  }

  void heard(std::string_view text) {
    if (!refusal_ && text.find_first_not_of(" \t\r\n") != std::string_view::npos) take(heard_.text());
  }

  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
  const MarkupHeard& heard_;
  std::optional<base::Error> refusal_;
};

}  // namespace

tl::unexpected<base::Error> refuse_drawing(const std::string& why) {
  return base::fail(base::ErrorCode::corrupt, "this is not a drawing that packs may hold: " + why);
}

Result<void> read_markup(std::string_view text, const MarkupHeard& heard) { return Reading(heard).read(text); }

}  // namespace content
