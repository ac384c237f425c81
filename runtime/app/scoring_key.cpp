#include "scoring_key.h"

namespace app {

evaluation::ScoringKey scoring_key_of(const session::OpenLesson& open) {
  const content::Instrument& instrument = *open.instrument;
  evaluation::ScoringKey key;
  key.instrument = {instrument.id.value, instrument.version, open.manifest_hash};
  for (const content::Item& item : instrument.items) {
    evaluation::ItemKey scored;
    scored.id = item.id.value;
    scored.slot = item.slot;
    scored.form = item.form == content::Form::a ? evaluation::Form::a : evaluation::Form::b;
    scored.construct = item.construct == content::Construct::knowledge ? evaluation::Construct::knowledge
                                                                       : evaluation::Construct::scenario;
    scored.key = item.key;
    scored.foil = item.foil;
    scored.sensitive = item.sensitive;
    for (const content::ItemAction& action : item.actions) scored.actions.push_back({action.id, action.key, action.probe});
    key.items.push_back(std::move(scored));
  }
  return key;
}

}  // namespace app
