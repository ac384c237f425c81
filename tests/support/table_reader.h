// Reads a closed store's tables, to see what really stands on the disk.
#pragma once

#include <sqlite3.h>
#include <stdexcept>
#include <filesystem>
#include <string>
#include <vector>

namespace support {

class TableReader {
 public:
  explicit TableReader(const std::filesystem::path& file) {
    if (sqlite3_open_v2(file.c_str(), &database_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) {
      throw std::runtime_error("cannot open " + file.string());
    }
  }
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;
  ~TableReader() { sqlite3_close(database_); }

  // Each row's columns joined with '|'.
  std::vector<std::string> rows(const std::string& sql) {
    std::vector<std::string> found;
    char* problem = nullptr;
    if (sqlite3_exec(database_, sql.c_str(), &TableReader::add, &found, &problem) != SQLITE_OK) {
      const std::string said = problem;
      sqlite3_free(problem);
      throw std::runtime_error(said);
    }
    return found;
  }
  std::string text(const std::string& sql) {
    const auto found = rows(sql);
    return found.empty() ? std::string() : found.front();
  }
  int number(const std::string& sql) { return std::stoi(text(sql)); }

 private:
  static int add(void* into, int columns, char** values, char**) {
    std::string row;
    for (int i = 0; i < columns; ++i) row += (i == 0 ? "" : "|") + std::string(values[i] == nullptr ? "NULL" : values[i]);
    static_cast<std::vector<std::string>*>(into)->push_back(row);
    return 0;
  }
  sqlite3* database_ = nullptr;
};

}  // namespace support
