#include "evaluation/permuted_block.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/random.h"

namespace evaluation {

Form next_form(const PermutedBlock& block) {
  std::vector<Form> forms{Form::a, Form::a, Form::b, Form::b};
  base::Random(block.seed).shuffle(forms);
  return forms[static_cast<std::size_t>(std::clamp(block.dealt, 0, dealt_from_a_block - 1))];
}

}  // namespace evaluation
