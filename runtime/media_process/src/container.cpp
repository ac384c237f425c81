#include "container.h"

#include <algorithm>
#include <array>

namespace media_process {
namespace {

using film_wire::most_film_us;

constexpr const char* formats = "matroska,webm,mov,mp4";
constexpr const char* codecs = "vp8,vp9,libdav1d,h264,opus,vorbis,aac";
constexpr unsigned most_tracks = 32;
constexpr std::int64_t most_probed_bytes = 1 << 20;

struct Played {
  AVCodecID codec;
  const char* decoder;  // by name, since a system may bring another for the same codec
};
constexpr std::array played{Played{AV_CODEC_ID_VP8, "vp8"},   Played{AV_CODEC_ID_VP9, "vp9"},
                            Played{AV_CODEC_ID_AV1, "libdav1d"}, Played{AV_CODEC_ID_H264, "h264"},
                            Played{AV_CODEC_ID_OPUS, "opus"}, Played{AV_CODEC_ID_VORBIS, "vorbis"},
                            Played{AV_CODEC_ID_AAC, "aac"}};

const AVCodec* decoder_of(const AVStream& track) {
  const auto* found = std::ranges::find(played, track.codecpar->codec_id, &Played::codec);
  return found == played.end() ? nullptr : avcodec_find_decoder_by_name(found->decoder);
}

int refuse_to_open(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) { return AVERROR(EPERM); }

// A film that names other files gets none of them.
void hold_back(AVFormatContext& format, ByteSource& source) {
  format.pb = source.io();
  format.io_open = refuse_to_open;
  format.format_whitelist = av_strdup(formats);
  format.codec_whitelist = av_strdup(codecs);
  format.protocol_whitelist = av_strdup("");
  format.max_streams = static_cast<int>(most_tracks);
  format.probesize = most_probed_bytes;
  format.flags |= AVFMT_FLAG_DISCARD_CORRUPT;
}

Trouble trouble_of(int error, const ByteSource& source) {
  if (source.has_failed()) return Trouble::unreadable;
  // EINVAL: its kind is known, and not on the list.
  return error == AVERROR_INVALIDDATA || error == AVERROR(EINVAL) ? Trouble::unknown : Trouble::damaged;
}

bool is_too_large(const AVCodecParameters& picture) {
  return picture.width > static_cast<int>(film_wire::most_width) || picture.height > static_cast<int>(film_wire::most_height);
}

}  // namespace

Av<AVCodecContext> decoder_for(const AVStream& track) {
  const AVCodec* codec = decoder_of(track);
  Av<AVCodecContext> context(codec == nullptr ? nullptr : avcodec_alloc_context3(codec));
  if (!context || avcodec_parameters_to_context(context.get(), track.codecpar) < 0) return nullptr;
  context->thread_count = 1;  // no thread can be made any more
  context->pkt_timebase = track.time_base;
  context->max_pixels = std::int64_t{film_wire::most_width} * film_wire::most_height;
  context->max_samples = 1 << 18;
  context->codec_whitelist = av_strdup(codecs);
  if (avcodec_open2(context.get(), codec, nullptr) < 0) return nullptr;
  return context;
}

tl::expected<Container, Trouble> Container::open(ByteSource& source) {
  AVFormatContext* format = avformat_alloc_context();
  if (format == nullptr || source.io() == nullptr) return tl::unexpected(Trouble::damaged);
  hold_back(*format, source);
  const int error = avformat_open_input(&format, nullptr, nullptr, nullptr);  // frees it when it fails
  if (error < 0) return tl::unexpected(trouble_of(error, source));
  Container container{Av<AVFormatContext>(format)};
  const Trouble trouble = container.choose_tracks();
  if (trouble != Trouble::none_such) return tl::unexpected(trouble);
  return container;
}

// The first of each kind. Cover pictures are no film.
Trouble Container::choose_tracks() {
  bool has_unknown_picture = false;
  for (unsigned i = 0; i < format_->nb_streams; ++i) {
    AVStream& track = *format_->streams[i];
    const AVMediaType type = track.codecpar->codec_type;
    const bool is_cover = (track.disposition & AV_DISPOSITION_ATTACHED_PIC) != 0;
    const bool is_picture = type == AVMEDIA_TYPE_VIDEO && !is_cover;
    const bool is_known = decoder_of(track) != nullptr;
    if (is_picture && is_known && picture_ == nullptr) {
      picture_ = &track;
    } else if (type == AVMEDIA_TYPE_AUDIO && is_known && sound_ == nullptr) {
      sound_ = &track;
    } else {
      track.discard = AVDISCARD_ALL;
      has_unknown_picture = has_unknown_picture || is_picture;
    }
  }
  if (picture_ == nullptr && (sound_ == nullptr || has_unknown_picture)) return Trouble::unknown;
  if (picture_ != nullptr && is_too_large(*picture_->codecpar)) return Trouble::too_large;
  return Trouble::none_such;
}

std::int64_t Container::start_us() const {
  const std::int64_t start = format_->start_time;
  return start == AV_NOPTS_VALUE || start < -most_film_us || start > most_film_us ? 0 : start;
}

std::int64_t Container::duration_us() const {
  return format_->duration > 0 && format_->duration <= most_film_us ? format_->duration : 0;
}

Container::Read Container::read(AVPacket& packet) {
  const int error = av_read_frame(format_.get(), &packet);
  if (error >= 0) return Read::packet;
  return error == AVERROR_EOF ? Read::end : Read::failed;
}

bool Container::seek(std::int64_t to_us) {
  const AVStream* track = picture_ != nullptr ? picture_ : sound_;
  const std::int64_t time = av_rescale_q(to_us + start_us(), microseconds, track->time_base);
  return av_seek_frame(format_.get(), track->index, time, AVSEEK_FLAG_BACKWARD) >= 0 ||
         av_seek_frame(format_.get(), track->index, 0, AVSEEK_FLAG_BACKWARD) >= 0;
}

std::optional<std::int64_t> Container::place_us(std::int64_t time, const AVStream& track) const {
  if (time == AV_NOPTS_VALUE) return std::nullopt;
  const std::int64_t place = av_rescale_q(time, track.time_base, microseconds);
  if (place < -most_film_us || place > most_film_us) return std::nullopt;
  return place - start_us();
}

}  // namespace media_process
