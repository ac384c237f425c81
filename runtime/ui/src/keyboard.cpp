#include "ui/keyboard.h"

#include <algorithm>

namespace ui {
namespace {

constexpr std::string_view placeholder = "◌";

constexpr std::array<const char*, 4> signs{"1 2 3 4 5 6 7 8 9 0", "@ # % & * - + = ( ) /", "! ? . , : ; ' \" _ …",
                                           "€ $ £ « » “ ” – °"};
constexpr std::array<const char*, 4> more_signs{"[ ] { } < > | \\ ^ ~", "₴ ฿ ¥ § © ® ™ † • · `", "¡ ¿ × ÷ ± ≈ ≠ ≤ ≥ µ",
                                                "‘ ’ „ ‚ — № ½ ¼ ¾"};

constexpr std::array<const char*, 4> arabic_signs{"1 2 3 4 5 6 7 8 9 0", "@ # % & * - + = ( ) /",
                                                  "! ؟ . ، : ؛ ' \" _ …", "€ $ £ « » “ ” – °"};
constexpr std::array<const char*, 4> arabic_more_signs{"١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ ٠", "[ ] { } < > | \\ ^ ~ ?",
                                                       "× ÷ ± ≈ ≠ ≤ ≥ ٪ , ;", "‘ ’ „ ‚ — № ½ ¼ ¾"};

constexpr std::array<KeyboardLayout, 4> layouts{{
    {"en",
     "English",
     "abc",
     {{{"1 2 3 4 5 6 7 8 9 0", "q w e r t y u i o p", "a s d f g h j k l '", "z x c v b n m , ."},
       {"! @ # $ % & * ( ) -", "Q W E R T Y U I O P", "A S D F G H J K L \"", "Z X C V B N M ; ?"},
       signs,
       more_signs}}},
    {"uk",
     "Українська",
     "абв",
     {{{"1 2 3 4 5 6 7 8 9 0 , .", "й ц у к е н г ш щ з х ї", "ф і в а п р о л д ж є ґ", "я ч с м и т ь б ю ’"},
       {"! « » № ; % : ? * ( ) -", "Й Ц У К Е Н Г Ш Щ З Х Ї", "Ф І В А П Р О Л Д Ж Є Ґ", "Я Ч С М И Т Ь Б Ю ’"},
       signs,
       more_signs}}},
    {"ar",
     "العربية",
     "أبج",
     {{{"1 2 3 4 5 6 7 8 9 0 ، .", "ض ص ث ق ف غ ع ه خ ح ج د", "ش س ي ب ل ا ت ن م ك ط ذ", "ئ ء ؤ ر لا ى ة و ز ظ"},
       {"١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ ٠ ؛ ؟", "◌َ ◌ً ◌ُ ◌ٌ لإ إ ‘ ÷ × « » :", "◌ِ ◌ٍ [ ] لأ أ ـ ، / ! \" ◌ّ", "~ ◌ْ { } لآ آ ’ ( ) -"},
       arabic_signs,
       arabic_more_signs}}},
    {"th",
     "ไทย",
     "กขค",
     {{{"ๅ / - ภ ถ ◌ุ ◌ึ ค ต จ ข ช", "ๆ ไ ◌ำ พ ะ ◌ั ◌ี ร น ย บ ล ฃ", "ฟ ห ก ด เ ◌้ ◌่ า ส ว ง", "ผ ป แ อ ◌ิ ◌ื ท ม ใ ฝ"},
       {"+ ๑ ๒ ๓ ๔ ◌ู ฿ ๕ ๖ ๗ ๘ ๙", "๐ \" ฎ ฑ ธ ◌ํ ◌๊ ณ ฯ ญ ฐ , ฅ", "ฤ ฆ ฏ โ ฌ ◌็ ◌๋ ษ ศ ซ .", "( ) ฉ ฮ ◌ฺ ◌์ ? ฒ ฬ ฦ"},
       signs,
       more_signs}}},
}};

}  // namespace

bool KeyboardLayout::begins_with_figures() const { return std::string_view(pages[0][0]).starts_with("1 "); }

std::vector<std::string_view> KeyboardLayout::row(KeyboardPage page, std::size_t number) const {
  std::vector<std::string_view> keys;
  std::string_view rest = pages[static_cast<std::size_t>(page)][number];
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    keys.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return keys;
}

std::span<const KeyboardLayout> keyboard_layouts() { return layouts; }

const KeyboardLayout* find_keyboard(std::string_view language) {
  const std::string_view alone = language.substr(0, language.find('-'));
  for (const KeyboardLayout& layout : layouts) {
    if (alone == layout.language) return &layout;
  }
  return nullptr;
}

std::string_view written_by(std::string_view key) {
  if (key.rfind(placeholder, 0) == 0 && key.size() > placeholder.size()) key.remove_prefix(placeholder.size());
  return key;
}

}  // namespace ui
