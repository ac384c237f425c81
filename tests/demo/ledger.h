// What the demonstration's students answered and what is true of them, beside each kiosk's data; added up for the check.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "marks.h"
#include "world.h"

namespace demo {

enum class Stay { finished, hurried, left };

// Of one student who is there.
class Notes {
 public:
  void add(const content::Item& item, const Given& given, bool before);
  void add_practice(const std::string& code, int value) { practice_[code] = value; }

 private:
  friend class Ledger;
  struct Slot {
    Marks before, after;
  };
  std::map<std::string, Slot> slots_;
  std::map<std::string, int> practice_;  // by a chat's block and a code: "chat/secrecy"
  int answers_ = 0;
};

// Children with a score before and after, in thousandths.
struct Scores {
  int children = 0;
  std::int64_t before = 0, after = 0;

  Scores& operator+=(const Scores& other);
  double change() const { return children == 0 ? 0 : static_cast<double>(after - before) / children / 1000; }
  friend bool operator==(const Scores&, const Scores&) = default;
};

class Ledger {
 public:
  void add(const Notes& student, Stay stay);
  void expect(const Truth& change, const Truth& less_waiting);
  // One kiosk's, once everybody has been there: what fewer than five came to is told nowhere.
  void end_kiosk();

  void add(const Ledger& other);
  base::Result<void> save(const std::filesystem::path& file) const;
  static base::Result<Ledger> load(const std::filesystem::path& file);

  // Every difference between this ledger and what a collector's report says of that arm, one sentence each. Up to four children a kiosk may be
  // left out of a construct, so that no sum is about fewer than five.
  base::Result<std::vector<std::string>> differences_from(const std::filesystem::path& report, const std::string& arm) const;

  int sittings() const { return sittings_; }
  int hurried() const { return hurried_; }
  int leavers() const { return leavers_; }
  int answers() const { return answers_; }
  const std::map<std::string, Scores>& told() const { return told_; }
  const std::map<std::string, Scores>& everybody() const { return everybody_; }  // who answered before and after, hurried or not
  const Truth& true_change() const { return true_change_; }
  const Truth& true_change_less_waiting() const { return less_waiting_; }

 private:
  // Of one child and construct: of the slots that were answered both times.
  struct Sums {
    int slots = 0, told = 0;
    int before = 0, after = 0;  // twelfths

    bool has_score() const { return told > 0 && 2 * told >= slots; }
    bool is_partial() const { return told > 0 && told < slots; }
    Scores scores() const;
  };
  void count(const Notes& student);
  void add_scores(const Notes& student, Stay stay);

  using Levels = std::map<std::string, int>;
  // By "questions", "called" or "practice", and then by slot, or a chat's block and a code.
  std::map<std::string, std::map<std::string, Levels>> counts_;
  std::map<std::string, std::vector<Sums>> children_;  // of this kiosk, who finished, by construct
  std::map<std::string, Scores> told_, everybody_;
  Truth true_change_, less_waiting_;
  int sittings_ = 0;  // that were finished, and not hurried
  int hurried_ = 0;
  int leavers_ = 0;
  int answers_ = 0;
  int kiosks_ = 0;
};

}  // namespace demo
