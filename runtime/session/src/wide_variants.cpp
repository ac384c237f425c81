#include "base/wide_variant.h"
#include "session/jobs.h"
#include "session/shell.h"

template class base::WideVariantOf<session::BlockStates>;
template class base::WideVariantOf<session::BlockActions>;
template class base::WideVariantOf<session::Stages>;
template class base::WideVariantOf<session::LessonVisit::Actions>;
template class base::WideVariantOf<session::DeskParts>;
template class base::WideVariantOf<session::DeskPartActions>;
template class base::WideVariantOf<session::Desk::Actions>;
template class base::WideVariantOf<session::Group::Actions>;
template class base::WideVariantOf<session::Places>;
template class base::WideVariantOf<session::PlaceActions>;
template class base::WideVariantOf<session::AnywhereActions>;
template class base::WideVariantOf<session::Reports>;
template class base::WideVariantOf<session::Actions>;
template class base::WideVariantOf<session::Overlays>;
template class base::WideVariantOf<session::Effects>;
template class base::WideVariantOf<session::Records>;
template class base::WideVariantOf<session::JobTypes>;
