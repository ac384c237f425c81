#include "result_rows.h"

#include <map>

namespace store {
namespace {

struct LessonName {
  std::string pack, lesson;
  friend bool operator==(const LessonName&, const LessonName&) = default;
};

// The one lesson that all of them are about; two empty names when there are several.
base::Result<LessonName> lesson_of(Database& database, const std::vector<std::string>& sittings) {
  std::optional<LessonName> name;
  for (const std::string& sitting : sittings) {
    TRY_ASSIGN(Query row, database.query("SELECT pack, lesson FROM sitting WHERE id = ?1", {sitting}));
    TRY_ASSIGN(const bool found, row.next());
    if (!found) continue;
    LessonName here{row.text(0), row.text(1)};
    if (name && *name != here) return LessonName{};
    name = std::move(here);
  }
  return name.value_or(LessonName{});
}

base::Result<std::vector<session::ResultMean>> load_means(Database& database, const session::LessonResult& result) {
  TRY_ASSIGN(Query rows, database.query("SELECT construct, SUM(result_mean.readers), SUM(before_sum), SUM(after_sum) "
                                        "FROM result_mean JOIN result USING (block) WHERE pack = ?1 AND lesson = ?2 "
                                        "GROUP BY construct ORDER BY construct",
                                        {result.pack.value, result.lesson.value}));
  std::vector<session::ResultMean> means;
  while (true) {
    TRY_ASSIGN(const bool more, rows.next());
    if (!more) return means;
    const std::int64_t readers = rows.integer(1);
    const auto mean = [&](std::int64_t sum) { return (sum + readers / 2) / readers; };
    means.push_back({rows.text(0), readers, mean(rows.integer(2)), mean(rows.integer(3))});
  }
}

struct Sums {
  std::int64_t readers = 0, before = 0, after = 0;
};

// Over both forms that a reader may have begun with.
std::map<std::string, Sums> sums_of(const evaluation::Block& block) {
  std::map<std::string, Sums> sums;
  for (const evaluation::Moments& moments : block.moments) {
    Sums& all = sums[moments.construct];
    all.readers += moments.n;
    all.before += moments.sums.front();
    all.after += moments.sums.back();
  }
  return sums;
}

}  // namespace

base::Result<void> keep_result(Database& database, const evaluation::ClosedBlock& closed) {
  const evaluation::Block& block = closed.block;
  if (block.waves.size() != 2 || block.n < session::least_shown) return {};
  TRY_ASSIGN(const LessonName name, lesson_of(database, closed.sittings));
  TRY(database.run("INSERT INTO result (block, pack, lesson, week, readers) VALUES (?1, ?2, ?3, ?4, ?5)",
                   {block.id, name.pack, name.lesson, block.period, block.n}));
  for (const auto& [construct, sums] : sums_of(block)) {
    if (sums.readers < session::least_shown) continue;
    TRY(database.run("INSERT INTO result_mean (block, construct, readers, before_sum, after_sum) VALUES (?1, ?2, ?3, ?4, ?5)",
                     {block.id, construct, sums.readers, sums.before, sums.after}));
  }
  return {};
}

base::Result<std::vector<session::LessonResult>> load_results(Database& database) {
  std::vector<session::LessonResult> results;
  {
    // A block about what is sensitive is over readers who have been counted in plain ones.
    TRY_ASSIGN(Query rows, database.query("SELECT pack, lesson, MAX(week), SUM(CASE content WHEN 'plain' THEN readers ELSE 0 END) FROM result "
                                          "JOIN block ON block.id = result.block GROUP BY pack, lesson ORDER BY pack, lesson"));
    while (true) {
      TRY_ASSIGN(const bool more, rows.next());
      if (!more) break;
      results.push_back({content::PackId(rows.text(0)), content::LessonId(rows.text(1)), rows.text(2), rows.integer(3), {}});
    }
  }
  for (session::LessonResult& result : results) {
    TRY_ASSIGN(result.means, load_means(database, result));
  }
  return results;
}

}  // namespace store
