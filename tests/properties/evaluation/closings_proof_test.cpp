// What one kiosk says in all its closings together, over every small history there could be: so many children in every order
// and week, each of whom finishes, leaves, comes back, comes alone or has it deleted, and skips this or that. Not some histories,
// all of these, with two or three in a block and two as few as may be told of. Whatever child is looked at, and however else it
// could have answered the same questions:
//
// 1. The same blocks come in the same weeks, over the same children, and everything in them that is no count and no sum is the
//    same to the letter; of what is sensitive, but for which tables and sums there are.
// 2. What becomes another in all counts and sums ever sent is a sum of what other children's other answers make another. So no
//    sum with any factors over any blocks hangs on that child alone; nor does whether a table or a row is there.
//
// The first is looked at in every history, with one other answer of each child; the second, with all, once for each sequence of
// groups over the same answers, since what is told of a group hangs on these alone. PARASOL_CHILDREN says how many children more
// there are. What is outside: docs/decisions/closing-by-counts.md.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "small_kiosk.h"
#include "span.h"
#include "support/catch.h"

using namespace small;
using evaluation::Form;

namespace {

// Every other answer to two questions: no number is about more.
std::vector<Child> others_of(const Child& child) {
  std::vector<Child> others;
  std::set<Said> seen{child.said};
  for (std::size_t one = 0; one < child.said.size(); ++one) {
    for (std::size_t other = one; other < child.said.size(); ++other) {
      for (const int way : {0, 1, 2, 3, 5, 6, 7, 8, 4}) {  // the last is all right
        Child changed = child;
        if (changed.said[one]) changed.said[one] = way / 3;
        if (changed.said[other]) changed.said[other] = way % 3;
        if (seen.insert(changed.said).second) others.push_back(std::move(changed));
      }
    }
  }
  return others;
}

// How what is told becomes another. Whoever makes a table or a row vanish is in every sum that has a number of it, whatever else
// becomes another at once: each of its numbers stands alone.
void add_changes(const attacker::Numbers& told, const attacker::Numbers& otherwise, std::vector<attacker::Numbers>& changes) {
  std::set<std::string> still;
  for (const auto& [place, number] : otherwise) still.insert(attacker::origin_of(place));
  attacker::Numbers change = attacker::difference(otherwise, told);
  for (const auto& [place, number] : told) {
    if (still.contains(attacker::origin_of(place))) continue;
    change.erase(place);
    changes.push_back({{place, 1}});
  }
  changes.push_back(attacker::change({}, change));
}

class Proof {
 public:
  explicit Proof(const Room& room, Fault fault = Fault::none) : room_(room), plays_(room, fault) {}

  // The first history in which something is about one child alone; empty when there is none.
  std::string run(int children) {
    for (int count = 1; count <= children && found_.empty(); ++count) choose({}, static_cast<std::size_t>(count));
    return found_;
  }

  std::int64_t histories() const { return histories_; }
  std::int64_t several() const { return several_; }  // in which blocks closed in more than one week
  std::size_t worked_out() const { return worked_out_.size(); }

 private:
  void choose(const std::vector<Child>& before, std::size_t more) {
    if (!found_.empty()) return;
    if (more == 0) return look_at(before);
    for (int week = before.empty() ? 0 : before.back().week; week < room_.weeks; ++week) {
      if (before.empty() && week > 0) break;  // whoever comes first comes in the first week
      for (const Child& kind : room_.kinds) {
        std::vector<Child> children = before;
        children.push_back(kind);
        children.back().week = week;
        choose(children, more - 1);
      }
    }
  }

  void look_at(const std::vector<Child>& children) {
    ++histories_;
    const Sent sent = plays_.play(children);
    several_ += sent.closings > 1 ? 1 : 0;
    std::string told;
    for (const std::string& group : sent.groups) told += group + ";";
    const bool is_new = worked_out_.insert(told).second;
    std::vector<std::vector<attacker::Numbers>> changes(children.size());
    for (std::size_t child = 0; child < children.size(); ++child) {
      std::vector<Child> others = others_of(children[child]);
      if (!is_new && others.size() > 1) others.erase(others.begin(), others.end() - 1);
      for (const Child& other : others) {
        std::vector<Child> changed = children;
        changed[child] = other;
        const Sent otherwise = plays_.play(changed);
        if (otherwise.seen != sent.seen) return find(children, child, "tells when and over whom blocks close: " + sent.seen + " / " + otherwise.seen);
        add_changes(sent.numbers, otherwise.numbers, changes[child]);
      }
    }
    if (!is_new) return;
    for (std::size_t child = 0; child < children.size(); ++child) {
      attacker::Span span;
      for (std::size_t other = 0; other < children.size(); ++other) {
        if (other == child) continue;
        for (const auto& row : changes[other]) span.add(row);
      }
      for (const auto& row : changes[child]) {
        if (span.add(row)) return find(children, child, "is told of alone: " + sent.seen);
      }
    }
  }

  void find(const std::vector<Child>& children, std::size_t child, const std::string& what) {
    found_ = "child " + std::to_string(child) + " of";
    for (const Child& each : children) {
      found_ += " " + std::to_string(each.week) + ":" + std::to_string(static_cast<int>(each.course)) + each.sex;
      for (const auto& said : each.said) found_ += said ? std::to_string(*said) : ".";
    }
    found_ += " " + what;
  }

  const Room& room_;
  Plays plays_;
  std::set<std::string> worked_out_;
  std::int64_t histories_ = 0;
  std::int64_t several_ = 0;
  std::string found_;
};

// "00" answers both times, "0." skips what is asked afterwards.
Child child(Course course, const std::string& said, const char* sex = "*", Form form = Form::a) {
  Child child{course, sex, form, {}, 0};
  for (const char one : said) child.said.push_back(one == '.' ? std::nullopt : std::optional<int>(one - '0'));
  return child;
}

const std::vector<Room>& rooms() {
  using enum Course;
  static const std::vector<Room> all{
      {"finishing and leaving", {"k1"}, {child(finishes, "00"), child(finishes, "0."), child(leaves, "0")}, 6, 2},
      {"three closings", {"k1"}, {child(finishes, "00"), child(finishes, ".0")}, 6, 3, 2},
      {"two statements", {"k1", "k2"}, {child(finishes, "0000"), child(finishes, "000."), child(finishes, ".000"), child(finishes, "0.0."), child(finishes, "0000", "*", Form::b)}, 4, 2, 2},
      {"coming back", {"k1"}, {child(comes_back, "000"), child(comes_back, "00."), child(stays_away, "00"), child(comes_alone, "0")}, 4, 2, 2},
      {"girls and boys and who has it deleted", {"k1"}, {child(finishes, "00", "f"), child(finishes, "0.", "m"), child(deletes, "00", "m")}, 5, 2, 2},
      {"whatever was answered", {"k1"}, {child(finishes, "00"), child(finishes, "01"), child(finishes, "11"), child(finishes, "1.")}, 4, 2, 2},
      {"plain and sensitive", {"k1", "h1"}, {child(finishes, "0000"), child(finishes, "0101"), child(finishes, ".1.1")}, 4, 2, 2},
      {"what is sensitive", {"h1"}, {child(finishes, "00"), child(finishes, "01"), child(finishes, "10"), child(finishes, "11"), child(finishes, "0.")}, 4, 2, 2},
  };
  return all;
}

int more_children() {
  const char* asked = std::getenv("PARASOL_CHILDREN");
  return asked == nullptr ? 0 : std::atoi(asked);
}

}  // namespace

TEST_CASE("in no small history is anything that is ever sent about one child alone", "[proof]") {
  for (const Room& room : rooms()) {
    Proof proof(room);
    INFO(room.name);
    CHECK(proof.run(room.children + more_children()) == "");
    std::printf("%s: %lld histories, %lld with several closings, %zu worked out\n", room.name, static_cast<long long>(proof.histories()), static_cast<long long>(proof.several()), proof.worked_out());
    CHECK(proof.several() > 50);
  }
}

TEST_CASE("a rule that is left out is seen in some small history", "[proof]") {
  for (const Fault fault : {Fault::nothing_unsaid, Fault::one_less, Fault::told_again, Fault::waits_for_a_difference, Fault::order_is_told}) {
    std::string found;
    for (const Room& room : rooms()) {
      if (found.empty()) found = Proof(room, fault).run(room.children);
    }
    INFO("fault " << static_cast<int>(fault));
    CHECK(found != "");
  }
}
