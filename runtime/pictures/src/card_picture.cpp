#include "pictures/card_picture.h"

#include <algorithm>
#include <array>

namespace pictures {
namespace {

struct Drawn {
  std::string_view name;
  std::string_view shapes;
};

// Outlines that are told apart without colours and at the size of a thumb.
constexpr std::array drawings = std::to_array<Drawn>({
    {"bird",
     R"(<path d="M18 50C30 34 50 32 60 44L74 40L68 50C68 66 54 74 40 70L24 76L30 64C24 60 20 56 18 50Z" fill="#7FB7D6"/>)"
     R"(<path d="M38 52C44 46 54 48 58 56C52 62 44 62 38 52Z" fill="#fff"/>)"
     R"(<path d="M40 71V80M50 70V80"/>)"
     R"(<circle cx="57" cy="49" r="3" fill="#1F2A44"/>)"},
    {"boat",
     R"(<path d="M14 60H82L70 78H26Z" fill="#E4572E"/>)"
     R"(<path d="M48 16V60"/>)"
     R"(<path d="M52 20L78 52H52Z" fill="#fff"/>)"
     R"(<path d="M44 26L22 52H44Z" fill="#F7B733"/>)"},
    {"cup",
     R"(<path d="M22 28H66V60C66 72 58 78 44 78S22 72 22 60Z" fill="#0F7B78"/>)"
     R"(<path d="M66 38H74C82 38 82 58 74 58H66"/>)"
     R"(<path d="M36 20C32 15 40 12 36 7M52 20C48 15 56 12 52 7"/>)"},
    {"drum",
     R"(<path d="M18 36V66C18 74 32 80 48 80S78 74 78 66V36Z" fill="#E98BA0"/>)"
     R"(<ellipse cx="48" cy="36" rx="30" ry="12" fill="#fff"/>)"
     R"(<path d="M18 48L33 76L48 50L63 76L78 48"/>)"
     R"(<path d="M34 32L20 12M62 32L76 12"/>)"
     R"(<circle cx="19" cy="11" r="4" fill="#1F2A44"/>)"
     R"(<circle cx="77" cy="11" r="4" fill="#1F2A44"/>)"},
    {"fish",
     R"(<path d="M12 48C24 26 52 24 66 46L84 30V66L66 50C52 72 24 70 12 48Z" fill="#F7B733"/>)"
     R"(<path d="M44 33C50 42 50 54 44 63"/>)"
     R"(<circle cx="27" cy="44" r="3.5" fill="#1F2A44"/>)"},
    {"flower",
     R"(<path d="M48 52V86M48 74C38 74 32 68 30 62C40 62 46 66 48 74Z" fill="#5FA777"/>)"
     R"(<circle cx="48" cy="18" r="11" fill="#B86FC6"/>)"
     R"(<circle cx="66" cy="31" r="11" fill="#B86FC6"/>)"
     R"(<circle cx="59" cy="50" r="11" fill="#B86FC6"/>)"
     R"(<circle cx="37" cy="50" r="11" fill="#B86FC6"/>)"
     R"(<circle cx="30" cy="31" r="11" fill="#B86FC6"/>)"
     R"(<circle cx="48" cy="36" r="11" fill="#F7B733"/>)"},
    {"hat",
     R"(<path d="M26 60C26 34 34 22 48 22S70 34 70 60Z" fill="#C98B4B"/>)"
     R"(<path d="M26.5 52C40 58 56 58 69.5 52V62C56 67 40 67 26.5 62Z" fill="#E4572E"/>)"
     R"(<path d="M8 64C18 56 24 60 26 61C40 68 56 68 70 61C72 60 78 56 88 64C78 76 18 76 8 64Z" fill="#C98B4B"/>)"},
    {"house",
     R"(<path d="M20 46V80H76V46" fill="#F3D7B0"/>)"
     R"(<path d="M12 48L48 16L84 48Z" fill="#E4572E"/>)"
     R"(<path d="M42 80V60H54V80Z" fill="#1F2A44"/>)"
     R"(<path d="M26 54H36V64H26ZM60 54H70V64H60Z" fill="#fff"/>)"},
    {"key",
     R"(<circle cx="30" cy="34" r="18" fill="#F7B733"/>)"
     R"(<circle cx="30" cy="34" r="7" fill="#fff"/>)"
     R"(<path d="M44 46L78 80M78 80L86 72M66 68L75 59" stroke="#1F2A44" stroke-width="8"/>)"},
    {"kite",
     R"(<path d="M56 8L80 36L44 62L32 26Z" fill="#7FB7D6"/>)"
     R"(<path d="M56 8L44 62M32 26L80 36"/>)"
     R"(<path d="M44 62C36 70 50 74 40 80C32 85 26 78 16 86"/>)"
     R"(<path d="M44 68L52 72L43 76ZM30 78L34 88L24 84Z" fill="#E4572E"/>)"},
    {"ladder",
     R"(<path d="M32 10V86M64 10V86M32 22H64M32 38H64M32 54H64M32 70H64" stroke="#1F2A44" stroke-width="11"/>)"
     R"(<path d="M32 10V86M64 10V86M32 22H64M32 38H64M32 54H64M32 70H64" stroke="#C98B4B" stroke-width="5"/>)"},
    {"mountain",
     R"(<path d="M8 78L36 26L50 50L60 36L88 78Z" fill="#8A8FA8"/>)"
     R"(<path d="M36 26L47 45L39 52L33 46L25 47Z" fill="#fff"/>)"},
    {"tree",
     R"(<path d="M42 70H54V88H42Z" fill="#C98B4B"/>)"
     R"(<path d="M48 6L66 30H57L74 52H63L80 74H16L33 52H22L39 30H30Z" fill="#5FA777"/>)"},
});

}  // namespace

std::string card_picture(std::string_view name) {
  const auto found = std::find_if(drawings.begin(), drawings.end(), [&](const Drawn& drawn) { return drawn.name == name; });
  if (found == drawings.end()) return "";
  return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><g fill="none" stroke="#1F2A44" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round">)" +
         std::string(found->shapes) + "</g></svg>";
}

}  // namespace pictures
