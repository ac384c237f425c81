#include "evaluation/permuted_block.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/random.h"

namespace evaluation {

Form next_form(const PermutedBlock& block) {
  const Form first = (block.seed & 1) == 0 ? Form::a : Form::b;
  std::vector<Form> rest{first, other_form(first), other_form(first)};
  base::Random(block.seed).shuffle(rest);
  std::vector<Form> forms{first};
  forms.insert(forms.end(), rest.begin(), rest.end());
  return forms[static_cast<std::size_t>(std::clamp(block.dealt, 0, dealt_from_a_block - 1))];
}

}  // namespace evaluation
