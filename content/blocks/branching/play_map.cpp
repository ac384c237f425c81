#include "blocks/branching/play_map.h"

#include <algorithm>
#include <map>

#include "base/find_id.h"

namespace session {
namespace {

class Surveyor {
 public:
  Surveyor(const StoryState& state, const content::Branching& block) : state_(state), block_(block) {}

  StoryMap survey() {
    add(stop_at(block_.start), 0);
    for (std::size_t at = 0; at < map_.stops.size(); ++at) follow(at);
    for (MapStop& stop : map_.stops) {
      if (map_.rows.size() <= stop.column) map_.rows.resize(stop.column + 1);
      stop.row = map_.rows[stop.column]++;
    }
    link();
    mark_here();
    return std::move(map_);
  }

 private:
  const content::StoryScene* find(const std::string& id) const {
    return base::find_id(block_.scenes, id);
  }

  // Scenes that only lead on are no stops. A checked lesson has no loop of them; the bound keeps a wrong one from
  // hanging.
  const content::StoryScene* stop_at(const std::string& id) const {
    const content::StoryScene* scene = find(id);
    for (std::size_t i = 0; scene != nullptr && !scene->next.empty() && i < block_.scenes.size(); ++i)
      scene = find(scene->next);
    return scene;
  }

  void add(const content::StoryScene* scene, std::size_t column) {
    if (scene == nullptr || places_.contains(scene->id)) return;
    places_.emplace(scene->id, map_.stops.size());
    map_.stops.push_back({scene->id, column, 0, StopState::not_yet});
  }

  void follow(std::size_t at) {
    const MapStop stop = map_.stops[at];
    for (const content::BranchChoice& choice : find(stop.scene)->choices) add(stop_at(choice.to), stop.column + 1);
  }

  void link() {
    for (std::size_t from = 0; from < map_.stops.size(); ++from) {
      const content::StoryScene& scene = *find(map_.stops[from].scene);
      for (const content::BranchChoice& choice : scene.choices) link(from, choice, was_tried(state_, scene, choice));
    }
  }

  void link(std::size_t from, const content::BranchChoice& choice, bool tried) {
    const content::StoryScene* target = stop_at(choice.to);
    if (target == nullptr) return;
    const std::size_t to = places_.at(target->id);
    if (tried) map_.stops[from].state = map_.stops[to].state = StopState::tried;
    if (map_.stops[to].column <= map_.stops[from].column) return;
    const auto known = std::find_if(map_.links.begin(), map_.links.end(),
                                    [&](const MapLink& each) { return each.from == from && each.to == to; });
    if (known == map_.links.end())
      map_.links.push_back({from, to, tried});
    else
      known->tried = known->tried || tried;
  }

  void mark_here() {
    const StoryView view = view_of(state_, block_);
    const content::StoryScene* here = view.scene == nullptr ? nullptr : stop_at(view.scene->id);
    if (here != nullptr) map_.stops[places_.at(here->id)].state = StopState::here;
  }

  const StoryState& state_;
  const content::Branching& block_;
  StoryMap map_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace

StoryMap map_of(const StoryState& state, const content::Branching& block) { return Surveyor(state, block).survey(); }

}  // namespace session
