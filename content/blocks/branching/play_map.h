// A small map of a story: the scenes where it branches and its endings, and which of them were seen. It names nothing,
// so that it tells nobody how the story ends.
#pragma once

#include "blocks/branching/play.h"

namespace session {

enum class StopState { here, tried, not_yet };

struct MapStop {
  std::string scene;
  std::size_t column = 0;  // how many choices it takes to be there
  std::size_t row = 0;     // among the stops of its column
  StopState state = StopState::not_yet;
};

struct MapLink {
  std::size_t from = 0;  // stops
  std::size_t to = 0;
  bool tried = false;
};

// Choices that lead back or stay are left out.
struct StoryMap {
  std::vector<MapStop> stops;  // column by column
  std::vector<MapLink> links;
  std::vector<std::size_t> rows;  // of each column
};

StoryMap map_of(const StoryState& state, const content::Branching& block);

}  // namespace session
