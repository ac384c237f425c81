#include "base/wide_variant.h"
#include "blocks/block_types.h"

template class base::WideVariantOf<content::BlockTypes>;
