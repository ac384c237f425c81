// Packs that a signer we trust may still have made badly, or have been paid to make: by class, with sizes far beyond the
// limits and just within them. Whatever `parasol check` says of one, it says it within 2 s of processor time and 300 MB.
#include <functional>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "support/catch.h"
#include "support/pack_bytes.h"
#include "support/temporary_folder.h"

namespace {

using support::Files;
using support::replaced;

std::string times(std::size_t count, const std::function<std::string(std::size_t)>& make) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += (i == 0 ? "" : ",") + make(i);
  return all;
}
std::string repeated(std::size_t count, const std::string& what) {
  std::string all;
  all.reserve(count * what.size());
  for (std::size_t i = 0; i < count; ++i) all += what;
  return all;
}

std::string pack_of(const Files& files, const std::string& languages = "") {
  return support::zip_bytes(support::items_of(replaced(support::manifest_of(files), "\"languages\":[]", "\"languages\":[" + languages + "]"), files));
}
std::string with_lesson(const std::string& lesson) {
  Files files = support::small_files();
  files[0].second = lesson;
  return pack_of(files);
}
std::string with_picture(const std::string& svg) {
  Files files = support::small_files();
  files[1].second = svg;
  return pack_of(files);
}
std::string with_text(const std::string& text) { return with_lesson(replaced(std::string(support::small_lesson), "Good to **see** you.", text)); }

std::string with_chats(const std::string& chats) {
  return with_lesson(replaced(std::string(support::small_lesson), R"({"id": "end", "type": "close")", chats + R"({"id": "end", "type": "close")"));
}
std::string chat(const std::string& id, const std::string& variables, const std::string& nodes) {
  return R"({"id": ")" + id + R"(", "type": "practice_chat", "title": "Try", "partner": {"name": "Ruben", "status": "online"}, "intro": "A pretend chat.", "variables": [)" +
         variables + R"(], "start": "n0", "nodes": [)" + nodes +
         R"(, {"id": "z", "messages": [], "ending": {"id": "bye", "tone": "friendly", "title": "Bye", "text": "Well done."}}]},)";
}
std::string choices(std::size_t at, const std::string& first, const std::string& set) {
  return R"({"id": "n)" + std::to_string(at) + R"(", "messages": [], "choices": [{"id": "a", "kind": "leave", "text": "One", "goto": ")" + first + "\"" + set +
         R"(}, {"id": "b", "kind": "ask", "text": "Two", "goto": ")" + first + R"("}]})";
}
// Each node sets one more variable or does not: every node doubles the situations.
std::string doubling(const std::string& id, std::size_t count) {
  return chat(id, times(count, [](std::size_t i) { return R"({"id": "v)" + std::to_string(i) + R"(", "initial": 0})"; }), times(count, [&](std::size_t i) {
                return choices(i, i + 1 == count ? "z" : "n" + std::to_string(i + 1), R"(, "set": [{"variable": "v)" + std::to_string(i) + R"(", "value": 1}])");
              }));
}
std::string message(std::size_t i) { return R"({"id": "m)" + std::to_string(i) + R"(", "from": "partner", "text": "Hello"})"; }
std::string line_of(std::size_t count) {
  return times(count, [&](std::size_t i) { return R"({"id": "n)" + std::to_string(i) + R"(", "messages": [], "goto": ")" + (i + 1 == count ? "z" : "n" + std::to_string(i + 1)) + "\"}"; });
}

std::string number(std::uint64_t value) {
  std::string bytes;
  support::append(bytes, value, 4);
  return bytes;
}
// A catalogue of `count` texts whose translations are all the same `shared` bytes.
std::string catalogue(std::size_t count, std::size_t shared, const std::string& plurals) {
  const std::string header = "Content-Type: text/plain; charset=UTF-8\n" + plurals;
  std::string strings(1, '\0');
  std::string originals = number(0) + number(28 + 16 * (count + 1));
  const std::size_t base = 28 + 16 * (count + 1);
  strings += header + '\0';
  std::string translations = number(header.size()) + number(base + 1);
  const std::size_t at = base + strings.size();
  strings += std::string(shared, 'x') + '\0';
  for (std::size_t i = 0; i < count; ++i) {
    std::string key = std::to_string(1'000'000 + i);
    key += '\4';
    key += 'E';
    originals += number(key.size()) + number(base + strings.size());
    translations += number(shared) + number(at);
    strings += key + '\0';
  }
  return number(0x950412de) + number(0) + number(count + 1) + number(28) + number(28 + 8 * (count + 1)) + number(0) + number(0) + originals + translations + strings;
}
std::string with_catalogue(const std::string& mo) {
  Files files = support::small_files();
  files.insert(files.begin(), {"i18n/uk.mo", mo});
  return pack_of(files, R"({"code":"uk","state":"draft"})");
}

std::string many_lessons(std::size_t count, const std::string& padding) {
  Files files;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = "l" + std::to_string(10'000 + i);
    files.emplace_back("lessons/" + id + ".json", replaced(replaced(std::string(support::small_lesson), "\"id\": \"hello\"", "\"id\": \"" + id + "\""), "\"number\": 1", "\"number\": " + std::to_string(i + 1)) + padding);
  }
  files.emplace_back("media/hello.svg", std::string(support::small_picture));
  return pack_of(files);
}

struct Hostile {
  std::string name;
  bool accepted;
  std::string bytes;
};

std::vector<Hostile> all() {
  const std::string bold = "**a** ";
  return {
      {"40 variables", false, with_chats(doubling("chat", 40))},
      {"8 variables", true, with_chats(doubling("chat", 8))},
      {"60 chats with 8 variables", false, with_chats([] {
         std::string chats;
         for (int i = 0; i < 58; ++i) chats += doubling("c" + std::to_string(i), 8);
         return chats;
       }())},
      {"70000 nodes", false, with_chats(chat("chat", "", line_of(70'000)))},
      {"299 nodes and an ending", true, with_chats(chat("chat", "", line_of(299)))},
      {"4000 messages in a node", false, with_chats(chat("chat", "", R"({"id": "n0", "messages": [)" + times(4000, message) + R"(], "goto": "z"})"))},
      {"400000 bold marks", false, with_text(repeated(400'000, bold))},
      {"600 bold marks", false, with_text(repeated(600, bold))},
      {"50000 open marks", false, with_text(repeated(50'000, "[["))},
      {"a text of 4 MB", false, with_text(repeated(4'000'000, "a"))},
      {"a text of 4000 letters", true, with_text(repeated(4000, "a"))},
      {"3000 marks on a letter", false, with_text("a" + repeated(3000, "\xCC\x81"))},
      {"lists of one", false, with_lesson("[" + times(65'000, [](std::size_t) { return repeated(62, "[") + repeated(62, "]"); }) + "]")},
      {"a million members", false, with_lesson("{" + times(250'000, [](std::size_t i) { return "\"" + std::to_string(i) + "\":0"; }) + "}")},
      {"members that nobody knows", false, with_lesson("{" + times(150'000, [](std::size_t i) { return "\"" + std::to_string(i) + "\":0"; }) + "}")},
      {"the same member", false, with_lesson("{" + times(150'000, [](std::size_t) { return std::string("\"a\":0"); }) + "}")},
      {"a million blocks", false, with_lesson(replaced(std::string(support::small_lesson), R"({"id": "end")", repeated(100'000, "{},") + R"({"id": "end")"))},
      {"plurals 100000 brackets deep", false, with_catalogue(catalogue(1, 3, "Plural-Forms: nplurals=2; plural=" + repeated(100'000, "(") + "n" + repeated(100'000, ")") + ";\n"))},
      {"plurals in another place", false, with_catalogue(catalogue(1, 3, "X: plural=" + repeated(100'000, "(") + "\n"))},
      {"texts that share their bytes", false, with_catalogue(catalogue(15'000, 1'000'000, ""))},
      {"a million texts", false, with_catalogue(catalogue(1'000'000, 3, ""))},
      {"1000 lessons", false, many_lessons(1000, "")},
      {"100 lessons", true, many_lessons(100, "")},
      {"100 lessons of 1 MB", false, many_lessons(100, std::string(1'000'000, ' '))},
      {"a filter", false, with_picture("<svg viewBox='0 0 8 8'><filter id='f'/></svg>")},
      {"a million points", false, with_picture("<svg viewBox='0 0 8 8'><path d='M" + repeated(1'000'000, "1 1L") + "'/></svg>")}};
}

struct Cost {
  int exit_code = -1;
  double seconds = 0;
  long kilobytes = 0;
};

Cost cost_of_checking(const std::filesystem::path& pack) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    if (std::freopen("/dev/null", "w", stdout) == nullptr || std::freopen("/dev/null", "w", stderr) == nullptr) ::_exit(99);
    ::execl(BINARY_FOLDER "/parasol", "parasol", "check", pack.c_str(), static_cast<char*>(nullptr));
    ::_exit(99);
  }
  int status = 0;
  rusage used{};
  REQUIRE(::wait4(child, &status, 0, &used) == child);
  Cost cost;
  cost.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
  cost.seconds = seconds(used.ru_utime) + seconds(used.ru_stime);
  cost.kilobytes = used.ru_maxrss;
  return cost;
}

// The sanitizers keep a shadow of all memory and what was freed.
#ifdef PARASOL_SANITIZED
constexpr long most_kilobytes = 600'000;
#else
constexpr long most_kilobytes = 300'000;
#endif

}  // namespace

TEST_CASE("whatever a hostile pack holds is judged within two seconds and 300 MB") {
  const support::TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "hostile.parasol";
  for (const Hostile& hostile : all()) {
    REQUIRE(base::write_file(file, hostile.bytes));
    const Cost cost = cost_of_checking(file);
    INFO(hostile.name << ": " << cost.seconds << " s, " << cost.kilobytes << " KB");
    CHECK(cost.exit_code == (hostile.accepted ? 0 : 1));
    CHECK(cost.seconds < 2);
    CHECK(cost.kilobytes < most_kilobytes);
  }
}
