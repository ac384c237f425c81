// Pictures that follow one another, as SDL's streaming textures.
#include <SDL.h>

#include "native.h"
#include "platform/screen.h"

namespace platform {

ui::TextureHandle Screen::create_streaming(ui::PixelFormat format, int width, int height) {
  const Uint32 pixels = format == ui::PixelFormat::iyuv ? SDL_PIXELFORMAT_IYUV : SDL_PIXELFORMAT_RGB888;
  // RGB888 is what SDL calls four bytes of which the highest says nothing.
  SDL_Texture* texture = SDL_CreateTexture(native_->renderer, pixels, SDL_TEXTUREACCESS_STREAMING, width, height);
  if (texture == nullptr) return nullptr;
  SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_NONE);
  // Films are seldom shown at their own size, and letters and faces in them suffer most without.
  SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear);
  return texture;
}

void Screen::update(ui::TextureHandle handle, const ui::FilmPicture& picture) {
  native_->paint();
  auto* texture = static_cast<SDL_Texture*>(handle);
  const auto& planes = picture.planes;
  if (picture.format == ui::PixelFormat::iyuv) {
    SDL_SetYUVConversionMode(SDL_YUV_CONVERSION_AUTOMATIC);
    SDL_UpdateYUVTexture(texture, nullptr, planes[0].bytes, planes[0].pitch, planes[1].bytes, planes[1].pitch,
                         planes[2].bytes, planes[2].pitch);
  } else {
    SDL_UpdateTexture(texture, nullptr, planes[0].bytes, planes[0].pitch);
  }
}

}  // namespace platform
