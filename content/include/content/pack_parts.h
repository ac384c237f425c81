// What a pack holds, read and apart from its file: made from a packed file and from a source folder
// alike, so that both are held to the same rules. check_together() finds what no part shows alone:
// missing media, references to lessons and instruments that are not there, lessons that wait for
// each other, and translations that do not fit their source.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "content/captions.h"
#include "content/catalogue.h"
#include "content/contacts.h"
#include "content/film.h"
#include "content/finding.h"
#include "content/instrument.h"
#include "content/lesson.h"
#include "content/manifest.h"

namespace content {

struct PackParts {
  Manifest manifest;
  std::vector<Lesson> lessons;
  std::vector<Instrument> instruments;
  std::vector<Contacts> contacts;
  std::vector<Film> films;
  std::map<std::string, Captions> captions;     // by path
  std::map<std::string, Catalogue> catalogues;  // by language code
  std::vector<std::string> paths;               // of every entry, sorted
};

void check_together(const PackParts& parts, Findings& findings);

// Every text in reading order: the manifest's, then lesson by lesson, then the instruments', the contacts' and the films'.
std::vector<Text> texts_of(const PackParts& parts);

}  // namespace content
