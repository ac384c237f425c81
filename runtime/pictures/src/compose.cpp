#include "pictures/compose.h"

#include <algorithm>

#include "layout.h"
#include "things.h"

namespace pictures {
namespace {

using content::Scene;
using Kind = Layer::Kind;

constexpr double narrow_width = 330;
constexpr double upright_width = 560;
constexpr double wide_width = 1238.4;  // 960 × 400, counted in units of which 516 are the height

double width_of(const View& view) {
  if (view.framing == Framing::narrow) return narrow_width;
  return view.framing == Framing::wide ? wide_width : upright_width;
}

View whole(View view) {
  view.aspect = 0;
  return view;
}

// A piece of the picture that is not yet a document.
struct Piece {
  Kind kind = Kind::behind;
  std::optional<std::size_t> person;
  std::string marks;
};

std::string names_of(std::size_t index) {
  return std::string(1, static_cast<char>('a' + index % 26)) + (index < 26 ? "" : "z");
}

template <typename Draw>
void add(std::vector<Piece>& pieces, Kind kind, std::optional<std::size_t> person, Draw&& draw) {
  Sheet sheet(names_of(pieces.size()));
  draw(sheet);
  pieces.push_back({kind, person, sheet.take()});
}

void draw_shadow(Sheet& sheet, const Figure& figure) {
  if (figure.legs_shown)
    sheet.ellipse({figure.place.x + 6, figure.floor + 2}, 118 * figure.scale, 13 * figure.scale, "#1F2A44", 0.14);
}

void draw_face(Sheet& sheet, const Figure& figure) {
  const Look& look = *figure.look;
  draw_head(sheet, look, figure.expression);
  draw_mouth(sheet, look, figure.expression);
  draw_eyes(sheet, look, figure.expression, false);
  draw_brows(sheet, look, figure.expression);
}

void draw_whole(Sheet& sheet, const Figure& figure) {
  draw_shadow(sheet, figure);
  draw_body(sheet, figure);
  open_head(sheet, figure);
  draw_face(sheet, figure);
  close_head(sheet);
  draw_arms(sheet, figure);
}

void draw_seat(Sheet& sheet, const Figure& figure) {
  if (!figure.legs_shown || !figure.posture.seated || figure.look->wheelchair) return;
  const double s = figure.scale;
  const double seat = seat_of(figure);
  const double x = figure.place.x;
  sheet.line("M" + at({x - 104 * s, seat}) + "V" + number(figure.floor) + "M" + at({x + 104 * s, seat}) + "V" +
                 number(figure.floor),
             "#7A5A3C", 15 * s);
  sheet.rect({x - 132 * s, seat - 16 * s}, 264 * s, 34 * s, "#B0763C", 12 * s)
      .rect({x - 132 * s, seat + 4 * s}, 264 * s, 14 * s, "#93602F", 7 * s);
}

void draw_behind(Sheet& sheet, const Scene& scene, const Layout& layout) {
  draw_far(sheet, scene.place, layout.room);
  draw_middle(sheet, scene.place, layout.room);
  if (layout.sofa && layout.sofa_behind) draw_sofa(sheet, *layout.sofa);
  for (const Actor& actor : layout.behind) {
    if (!layout.sofa_behind || !sits_on_sofa(scene, actor)) draw_seat(sheet, actor.figure);
    draw_whole(sheet, actor.figure);
  }
  draw_barrier(sheet, scene.place, layout.room);
  if (layout.sofa && !layout.sofa_behind) draw_sofa(sheet, *layout.sofa);
  sheet.rect({0, 0}, layout.room.width, canvas_height, haze_of(scene.place, scene.time), 0, 0.22);
}

void draw_scene_table(Sheet& sheet, const Scene& scene, const Layout& layout) {
  if (scene.shot == content::Shot::half) {
    const double end = layout.room.width + (layout.main.size() > 1 ? 80 : layout.subject_at_end ? 80 : -90);
    return draw_table(sheet, scene.place, layout.room.width, layout.table_top,
                      layout.subject_at_end && layout.main.size() == 1 ? 70 : -40, end);
  }
  double from = layout.room.width;
  double to = 0;
  for (const Actor& actor : layout.main) {
    if (scene.people[actor.person].pose != content::Pose::sits_at_table) continue;
    from = std::min(from, actor.figure.place.x - 104);
    to = std::max(to, actor.figure.place.x + 104);
  }
  const double top = layout.table_top;
  sheet.ellipse({(from + to) / 2, 496}, (to - from) / 2, 9, "#1F2A44", 0.12);
  sheet.rect({from + 12, top + 20}, 14, 474 - top, "#8A5A2C", 5).rect({to - 26, top + 20}, 14, 474 - top, "#7A4A22", 5);
  sheet.rect({from, top}, to - from, 16, "#E3AE6C", 8).rect({from + 4, top + 12}, to - from - 8, 24, "#B97F45", 5);
}

double thing_scale(const Layout& layout) { return layout.room.width < upright_width ? 0.74 : 1; }

// The bubble hangs in the free space beside the subject's head and points at the phone, or else at the subject.
void draw_scene_accent(Sheet& sheet, const Scene& scene, const Layout& layout, const Box& canvas) {
  if (scene.accent == content::Accent::nothing || layout.main.empty()) return;
  const Figure& subject = layout.main.front().figure;
  const double side = layout.subject_at_end ? -1 : 1;
  const double head = 74 * subject.scale;
  const double middle = layout.room.middle();
  const double scale = thing_scale(layout);
  const double width = bubble_width * scale;
  Point corner{subject.place.x + side * (head + 100) - width / 2, subject.place.y - 150 * subject.scale - 12};
  if (layout.main.size() > 1) corner = {middle - width / 2, 16};
  const double half = std::min(layout.room.width, upright_width) / 2 - 12;
  corner.x = std::clamp(corner.x, middle - half, middle + half - width);
  corner.y = scale < 1 ? 14 : std::clamp(corner.y, 14.0, 130.0);  // in narrow pictures there is no room beside the head
  corner.y = std::max(corner.y, canvas.y + 10);
  Point tip = subject.place + Point{side * head, 24 * subject.scale};
  for (const Actor& actor : layout.main) {
    if (!has_phone(scene.people[actor.person])) continue;
    const content::Pose pose = scene.people[actor.person].pose;
    const bool right = actor.figure.posture.right.hand.pose == HandPose::hold ||
                       actor.figure.posture.right.hand.pose == HandPose::hold_outwards;
    tip = actor.figure.place + Point{(right ? 140.0 : -140.0) * actor.figure.scale,
                                     (pose == content::Pose::holds_phone ? 76 : 20) * actor.figure.scale};
    break;
  }
  tip.y = std::max(tip.y, corner.y + (bubble_height + 26) * scale);
  draw_accent(sheet, scene.accent, corner, tip, scale);
}

void draw_front(Sheet& sheet, const Scene& scene, const Layout& layout, const Box& canvas) {
  draw_scene_accent(sheet, scene, layout, canvas);
  const bool at_end = layout.main.size() > 1 ? false : !layout.subject_at_end;
  draw_near(sheet, scene.near, {at_end ? layout.room.width : 0, canvas_height}, thing_scale(layout), at_end);
}

void draw_frame_line(Sheet& sheet, const Box& canvas, const View& view) {
  if (view.finish != Finish::framed) return;
  const double inset = view.frame_width / 2;
  const double radius = std::max(0.0, view.frame_radius - inset);
  const std::string arc = "a" + number(radius) + " " + number(radius) + " 0 0 1 ";
  const double w = canvas.w - 2 * (inset + radius);
  const double h = canvas.h - 2 * (inset + radius);
  sheet.line("M" + at({canvas.x + inset + radius, canvas.y + inset}) + "h" + number(w) + arc + at({radius, radius}) +
                 "v" + number(h) + arc + at({-radius, radius}) + "h" + number(-w) + arc + at({-radius, -radius}) + "v" +
                 number(-h) + arc + at({radius, -radius}) + "Z",
             "#1F2A44", view.frame_width);
}

void add_face(std::vector<Piece>& pieces, const Actor& actor, bool with_head) {
  const Look& look = *actor.figure.look;
  const Expression& expression = actor.figure.expression;
  const auto part = [&](Kind kind, const auto& draw) {
    add(pieces, kind, actor.person, [&](Sheet& sheet) {
      open_head(sheet, actor.figure);
      draw(sheet);
      close_head(sheet);
    });
  };
  if (with_head) part(Kind::head, [&](Sheet& sheet) { draw_head(sheet, look, expression); });
  part(Kind::mouth, [&](Sheet& sheet) { draw_mouth(sheet, look, expression); });
  part(Kind::eyes_open, [&](Sheet& sheet) { draw_eyes(sheet, look, expression, false); });
  part(Kind::eyes_closed, [&](Sheet& sheet) { draw_eyes(sheet, look, expression, true); });
  part(Kind::brows, [&](Sheet& sheet) { draw_brows(sheet, look, expression); });
}

void draw_seated_body(Sheet& sheet, const Scene& scene, const Actor& actor) {
  draw_shadow(sheet, actor.figure);
  if (!sits_on_sofa(scene, actor)) draw_seat(sheet, actor.figure);
  draw_body(sheet, actor.figure);
}

void add_bodies(std::vector<Piece>& pieces, const Scene& scene, const Layout& layout, bool apart) {
  if (apart) {
    for (const Actor& actor : layout.main)
      add(pieces, Kind::bodies, actor.person, [&](Sheet& sheet) { draw_seated_body(sheet, scene, actor); });
    return;
  }
  add(pieces, Kind::bodies, std::nullopt, [&](Sheet& sheet) {
    for (const Actor& actor : layout.main) draw_seated_body(sheet, scene, actor);
  });
}

// What is shown to somebody lies before everybody's arms.
void add_arms(std::vector<Piece>& pieces, const Scene& scene, const Layout& layout, bool apart) {
  std::vector<const Actor*> in_order;
  for (const bool with_phone : {false, true}) {
    for (const Actor& actor : layout.main) {
      if (has_phone(scene.people[actor.person]) == with_phone) in_order.push_back(&actor);
    }
  }
  if (apart) {
    for (const Actor* actor : in_order)
      add(pieces, Kind::arms, actor->person, [&](Sheet& sheet) { draw_arms(sheet, actor->figure); });
    return;
  }
  add(pieces, Kind::arms, std::nullopt, [&](Sheet& sheet) {
    for (const Actor* actor : in_order) draw_arms(sheet, actor->figure);
  });
}

std::vector<Piece> pieces_of(const Scene& scene, const View& view, bool apart = false) {
  const Layout layout = lay_out(scene, width_of(view));
  std::vector<Piece> pieces;
  add(pieces, Kind::behind, std::nullopt, [&](Sheet& sheet) { draw_behind(sheet, scene, layout); });
  add_bodies(pieces, scene, layout, apart);
  if (layout.table)
    add(pieces, Kind::table, std::nullopt, [&](Sheet& sheet) { draw_scene_table(sheet, scene, layout); });
  for (const Actor& actor : layout.main) add_face(pieces, actor, true);
  add_arms(pieces, scene, layout, apart);
  add(pieces, Kind::front, std::nullopt, [&](Sheet& sheet) {
    draw_front(sheet, scene, layout, canvas_of(scene, view));
    draw_frame_line(sheet, canvas_of(scene, view), view);
  });
  return pieces;
}

std::string document(const Box& canvas, const View& view, std::string_view marks) {
  return svg_document({canvas.x, canvas.y}, canvas.w, canvas.h, marks, view.mirrored);
}

std::vector<Layer> layers_of(std::vector<Piece> pieces, const Box& canvas, const View& view) {
  std::vector<Layer> layers;
  for (const Piece& piece : pieces) layers.push_back({piece.kind, piece.person, document(canvas, view, piece.marks)});
  return layers;
}

// Where a window of this length begins along `total`: as near to `wanted` as it can with all from `from` to `to` in it.
double window_at(double length, double total, double wanted, double from, double to) {
  const double least = to - length;
  const double most = from;
  const double start = least > most ? (from + to - length) / 2 : std::clamp(wanted, least, most);
  return std::clamp(start, 0.0, std::max(0.0, total - length));
}

// What of the picture is seen through a place of other proportions: no head is cut that has room.
Box cut_to(const Box& base, double aspect, const Layout& layout, double width) {
  const double h = std::min(canvas_height, base.w / aspect);
  const double w = std::min(width, h * aspect);
  Box heads{width, canvas_height, 0, 0};
  double right = 0;
  double bottom = 0;
  for (const Actor& actor : layout.main.empty() ? layout.behind : layout.main) {
    const Figure& figure = actor.figure;
    heads.x = std::min(heads.x, figure.place.x - 84 * figure.scale);
    heads.y = std::min(heads.y, figure.place.y - 118 * figure.scale);
    right = std::max(right, figure.place.x + 84 * figure.scale);
    bottom = std::max(bottom, figure.place.y + 80 * figure.scale);
  }
  return {window_at(w, width, base.x + (base.w - w) / 2, std::max(0.0, heads.x), std::min(width, right)),
          window_at(h, canvas_height, base.h < canvas_height ? base.y : (canvas_height - h) / 2, std::max(0.0, heads.y), bottom), w, h};
}

}  // namespace

Box canvas_of(const Scene& scene, const View& view) {
  const double width = width_of(view);
  const bool cuts = view.aspect > 0 && view.framing != Framing::face;
  if (cuts) return cut_to(canvas_of(scene, whole(view)), view.aspect, lay_out(scene, width), width);
  if (view.framing != Framing::face && view.framing != Framing::band) return {0, 0, width, canvas_height};
  const Layout layout = lay_out(scene, width);
  const Figure& subject = (layout.main.empty() ? layout.behind : layout.main).front().figure;
  if (view.framing == Framing::band)
    return {0, std::max(0.0, subject.place.y - 122 * subject.scale), width, width / 2.5};
  const double edge = 200 * subject.scale;
  return {subject.place.x - edge / 2, subject.place.y - edge * 0.52, edge, edge};
}

Framing framing_for(double width, double height) {
  // A band that is longer than this is too low for a head.
  if (width >= height * 1.6) return height < 200 && width < height * 2.9 ? Framing::band : Framing::wide;
  if (width <= 200) return Framing::face;
  return width < height * 0.85 ? Framing::narrow : Framing::upright;
}

std::string compose(const Scene& scene, const View& view) {
  std::string marks;
  for (const Piece& piece : pieces_of(scene, view)) {
    if (piece.kind != Kind::eyes_closed) marks += piece.marks;
  }
  const Box canvas = canvas_of(scene, view);
  if (view.finish == Finish::dimmed) {
    Sheet veil("veil");
    marks += veil.rect({canvas.x, canvas.y}, canvas.w, canvas.h, "#1F2A44", 0, 0.18).take();
  }
  return document(canvas, view, marks);
}

std::vector<HeadPlace> heads_of(const Scene& scene, const View& view) {
  const Box canvas = canvas_of(scene, view);
  std::vector<HeadPlace> heads;
  for (const Actor& actor : lay_out(scene, width_of(view)).main) {
    const double x = (actor.figure.place.x - canvas.x) / canvas.w;
    heads.push_back({actor.person, view.mirrored ? 1 - x : x, (actor.figure.place.y - canvas.y) / canvas.h});
  }
  return heads;
}

std::vector<Layer> compose_layers(const Scene& scene, const View& view) {
  return layers_of(pieces_of(scene, view), canvas_of(scene, view), view);
}

std::vector<Layer> compose_cast(const Scene& scene, const View& view) {
  return layers_of(pieces_of(scene, view, true), canvas_of(scene, view), view);
}

std::string compose_sign(content::Accent accent) {
  Sheet sheet("sign");
  draw_accent(sheet, accent, {0, 0}, {bubble_width / 2, bubble_height / 2}, 1);
  return svg_document({0, 0}, sign_width, sign_height, sheet.take());
}

std::vector<Layer> compose_face(const Scene& scene, const View& view, std::size_t person, const Glance& glance) {
  const Layout layout = lay_out(scene, width_of(view));
  std::vector<Piece> pieces;
  for (Actor actor : layout.main) {
    if (actor.person != person) continue;
    const Expression before = actor.figure.expression;
    actor.figure.expression =
        expression_of(scene, layout, actor, glance.feels, glance.looks.value_or(scene.people[person].looks));
    actor.figure.expression.turn = before.turn;
    actor.figure.expression.tilt = before.tilt;
    add_face(pieces, actor, false);
  }
  return layers_of(std::move(pieces), canvas_of(scene, view), view);
}

}  // namespace pictures
