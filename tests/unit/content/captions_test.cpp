#include "content/captions.h"

#include <random>

#include "base/text.h"
#include "support/catch.h"

namespace {

using content::CaptionProblem;
using content::Captions;
using content::Cue;
using content::CueSettings;
using content::CueSpan;

Captions captions_of(const std::string& rest) { return content::parse_captions("WEBVTT\n\n" + rest); }

Cue only_cue(const std::string& rest) {
  const Captions captions = captions_of(rest);
  REQUIRE(captions.cues.size() == 1);
  return captions.cues[0];
}

std::vector<CueSpan> spans_of(const std::string& text) { return only_cue("00:01.000 --> 00:05.000\n" + text + "\n").spans; }
CueSettings settings_of(const std::string& text) { return only_cue("00:01.000 --> 00:05.000 " + text + "\nHello\n").settings; }

std::string words(const std::string& text) { return content::words_of(only_cue("00:01.000 --> 00:05.000\n" + text + "\n")); }

CueSpan plain(const std::string& text) {
  CueSpan span;
  span.text = text;
  return span;
}

std::vector<CaptionProblem> problems_of(const std::string& rest) { return captions_of(rest).problems; }

const std::string bad_timings = "the cue is skipped: its timings are not written as 00:00.000 --> 00:00.000";

const std::string everything =
    "WEBVTT\n\nREGION\nid:low\n\nSTYLE\n::cue{}\n\nNOTE\nx\n\none\n00:01.000 --> 00:02.500 line:-2,end align:start position:10%,line-left size:80%\n"
    "<v.loud Mira>Hello <b>there</b> &amp; <00:01.500>you\n\n1:00:00.000 --> 1:00:01.000 region:low\n<ruby>a<rt>b</rt></ruby><lang uk>x</lang>\n";

}  // namespace

TEST_CASE("captions begin with the word WEBVTT and nothing but a space or a tab behind it") {
  const std::string cue = "\n\n00:01.000 --> 00:02.000\nHello\n";
  for (const char* header : {"WEBVTT", "WEBVTT made by Mira", "WEBVTT\ttabbed", "\xEF\xBB\xBFWEBVTT", "WEBVTT\nKind: captions"}) {
    INFO(header);
    CHECK(content::parse_captions(header + cue).cues.size() == 1);
  }
  for (const char* header : {"", "webvtt", "WEBVTTX", "WEB", " WEBVTT", "\xEF\xBB\xBF\xEF\xBB\xBFWEBVTT"}) {
    INFO(header);
    CHECK(content::parse_captions(header + cue) == Captions{{}, {{1, "captions begin with the word WEBVTT, and these do not"}}});
  }
}

TEST_CASE("a cue directly under the header needs no empty line") {
  CHECK(content::parse_captions("WEBVTT\n00:01.000 --> 00:02.000\nHello").cues.size() == 1);
}

TEST_CASE("lines end with LF or CR or both") {
  const Captions captions = content::parse_captions("WEBVTT\n\n00:01.000 --> 00:02.000\nOne\nTwo\n");
  CHECK(captions.cues[0].spans == std::vector{plain("One\nTwo")});
  CHECK(content::parse_captions("WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nOne\r\nTwo\r\n") == captions);
  CHECK(content::parse_captions("WEBVTT\r\r00:01.000 --> 00:02.000\rOne\rTwo") == captions);
}

TEST_CASE("NUL and control characters and bytes that are no UTF-8 become the letter for what cannot be read") {
  CHECK(words(std::string("a\0b", 3)) == "a\xEF\xBF\xBD" "b");
  CHECK(words("a\x01" "b") == "a\xEF\xBF\xBD" "b");
  CHECK(words("a\xC0\xAF" "b") == "a\xEF\xBF\xBD\xEF\xBF\xBD" "b");
}

TEST_CASE("notes are passed over and nothing is said of them") {
  CHECK(captions_of("NOTE\none\ntwo\n\nNOTE three\n\n00:01.000 --> 00:02.000\nHello\n").problems.empty());
  CHECK(captions_of("NOTE\none\n\n00:01.000 --> 00:02.000\nHello\n").cues.size() == 1);
}

TEST_CASE("a note with an arrow in its second line is a cue of that name as the rules say") { CHECK(only_cue("NOTE\n00:01.000 --> 00:02.000\nHello\n").id == "NOTE"); }

TEST_CASE("styles and regions in front of the cues are passed over and those behind them are reported") {
  const std::string cue = "00:01.000 --> 00:02.000\nHello\n\n";
  CHECK(problems_of("STYLE  \n::cue { color: red }\n\nREGION\nid:a\n\n" + cue).empty());
  CHECK(problems_of(cue + "STYLE\n::cue { color: red }\n") == std::vector<CaptionProblem>{{6, "a STYLE behind the first cue has no effect"}});
}

TEST_CASE("lines without timings are reported with their line") {
  CHECK(problems_of("Hello\nand again\n") == std::vector<CaptionProblem>{{3, "these lines have no timings, so nobody ever sees them"}});
}

TEST_CASE("a cue has the line above its timings as its name") {
  CHECK(only_cue("the first\n00:01.000 --> 00:02.000\nHello\n").id == "the first");
  CHECK(only_cue("00:01.000 --> 00:02.000\nHello\n").id.empty());
  CHECK(captions_of("one\ntwo\n00:01.000 --> 00:02.000\nHello\n").cues[0].id.empty());
}

TEST_CASE("times are read with hours and without") {
  const Cue cue = only_cue("00:01.250 --> 12:34:56.789\nHello\n");
  CHECK(cue.begin_ms == 1250);
  CHECK(cue.end_ms == ((12 * 60 + 34) * 60 + 56) * 1000 + 789);
  CHECK(only_cue("\t 59:59.999-->123:00:00.000\nHello\n").end_ms == 123LL * 3600 * 1000);
}

TEST_CASE("timings that are not written so skip their cue and say where") {
  for (const char* timings : {"0:01.000 --> 00:02.000", "00:1.000 --> 00:02.000", "00:01.00 --> 00:02.000", "00:01,000 --> 00:02.000", "00:60.000 --> 01:02.000",
                              "60:00.000 --> 61:02.000", "00:01.000 -> --> 00:02.000", "--> 00:02.000", "00:01.000 -->", "-00:01.000 --> 00:02.000",
                              "1234567:00:00.000 --> 1234567:00:01.000", "00:00:60.000 --> 00:01:02.000"}) {
    INFO(timings);
    CHECK(captions_of(std::string(timings) + "\nHello\n\n00:05.000 --> 00:06.000\nThere\n").problems == std::vector<CaptionProblem>{{3, bad_timings}});
    CHECK(captions_of(std::string(timings) + "\nHello\n\n00:05.000 --> 00:06.000\nThere\n").cues.size() == 1);
  }
}

TEST_CASE("a cue that ends before it begins is skipped and reported") {
  CHECK(problems_of("00:02.000 --> 00:02.000\nHello\n") == std::vector<CaptionProblem>{{3, "the cue is skipped: it ends before it begins"}});
}

TEST_CASE("an arrow ends the cue before it even without an empty line") {
  const Captions captions = captions_of("00:01.000 --> 00:02.000\nOne\n00:03.000 --> 00:04.000\nTwo\n");
  REQUIRE(captions.cues.size() == 2);
  CHECK(content::words_of(captions.cues[0]) == "One");
  CHECK(content::words_of(captions.cues[1]) == "Two");
}

TEST_CASE("cues stand by their beginning and of two that begin together the longer comes first") {
  const Captions captions = captions_of("00:03.000 --> 00:04.000\nc\n\n00:01.000 --> 00:02.000\nb\n\n00:01.000 --> 00:05.000\na\n");
  std::string order;
  for (const Cue& cue : captions.cues) order += content::words_of(cue);
  CHECK(order == "abc");
}

TEST_CASE("every setting of a cue is read") {
  CueSettings wanted;
  wanted.writing = content::CueWriting::vertical_lr;
  wanted.line = 12.5;
  wanted.line_is_percent = true;
  wanted.line_align = content::CueLineAlign::center;
  wanted.position = 30;
  wanted.position_align = content::CuePositionAlign::line_right;
  wanted.size = 45;
  wanted.align = content::CueAlign::right;
  CHECK(settings_of("vertical:lr line:12.5%,center position:30%,line-right size:45% align:right") == wanted);
  CHECK(settings_of("line:-3").line == -3);
  CHECK_FALSE(settings_of("line:-3").line_is_percent);
}

TEST_CASE("a setting that cannot be understood is left out and the others stay") {
  for (const char* setting : {"line", ":5", "line:", "line:x", "line:5-", "line:1.", "line:.5", "line:101%", "line:-5%", "line:5,middle", "position:5", "position:50%,start",
                              "size:x%", "size:100.5%", "align:middle", "vertical:up", "region:nowhere", "colour:red", "size:1%2%"}) {
    INFO(setting);
    const std::string text = "00:01.000 --> 00:02.000 " + std::string(setting) + " align:end\nHello\n";
    CueSettings wanted;
    wanted.align = content::CueAlign::end;
    CHECK(only_cue(text).settings == wanted);
    CHECK(problems_of(text) == std::vector<CaptionProblem>{{3, "the setting \"" + std::string(setting) + "\" is left out: it cannot be understood"}});
  }
}

TEST_CASE("a cue stands in a region only where it has no place of its own") {
  const std::string region = "REGION\nid:low width:40%\n\n00:01.000 --> 00:02.000 region:low";
  CHECK(only_cue(region + "\nHello\n").settings.region == "low");
  CHECK(only_cue(region + " line:1\nHello\n").settings.region.empty());
  CHECK(only_cue(region + " size:50%\nHello\n").settings.region.empty());
  CHECK(only_cue(region + " vertical:rl\nHello\n").settings.region.empty());
}

TEST_CASE("bold and italic and underlined letters nest and end") {
  CueSpan bold = plain("b");
  bold.bold = true;
  CueSpan both = plain("bi");
  both.bold = both.italic = true;
  CueSpan under = plain("u");
  under.underline = true;
  CHECK(spans_of("<b>b<i>bi</i></b>x<u>u</u>") == std::vector{bold, both, plain("x"), under});
}

TEST_CASE("a voice has a name whose spaces are folded and classes that are told apart") {
  const auto spans = spans_of("<v.loud.first  Mira \t of&amp;by >Hello</v><c..one.one>there</c>");
  REQUIRE(spans.size() == 2);
  CHECK(spans[0].voice == "Mira of&by");
  CHECK(spans[0].classes == std::vector<std::string>{"loud", "first"});
  CHECK(spans[1].classes == std::vector<std::string>{"one"});
  CHECK(spans[1].voice.empty());
}

TEST_CASE("a language holds until its mark ends") {
  const auto spans = spans_of("<lang uk>x<lang th>y</lang>z</lang>w");
  REQUIRE(spans.size() == 4);
  CHECK(spans[0].language == "uk");
  CHECK(spans[1].language == "th");
  CHECK(spans[2].language == "uk");
  CHECK(spans[3].language.empty());
}

TEST_CASE("what stands above letters is not read among them") {
  const auto spans = spans_of("<ruby>a<rt>above</rt>b</ruby>c");
  REQUIRE(spans.size() == 4);
  CHECK(spans[1].above);
  CHECK(words("<ruby>a<rt>above</ruby>c") == "ac");
  CHECK_FALSE(spans_of("<rt>x</rt>")[0].above);
}

TEST_CASE("words come at their time and a time outside the cue is none") {
  const auto spans = spans_of("one <00:02.000>two <b>three</b>");
  REQUIRE(spans.size() == 3);
  CHECK_FALSE(spans[0].from_ms.has_value());
  CHECK(spans[1].from_ms == 2000);
  CHECK(spans[2].from_ms == 2000);
  CHECK(spans_of("one <00:09.000>two") == std::vector{plain("one two")});
  CHECK(spans_of("one <2>two") == std::vector{plain("one two")});
}

TEST_CASE("letters that are written as references are read and others stand for themselves") {
  CHECK(words("&lt;b&gt; &amp;amp; a&nbsp;b&lrm;&rlm; &quot;&apos;") == "<b> &amp; a\xC2\xA0" "b\xE2\x80\x8E\xE2\x80\x8F \"'");
  CHECK(words("&#65;&#x42;&#x1F600;") == "AB\xF0\x9F\x98\x80");
  CHECK(words("&#0;&#xD800;&#x110000;&#9;") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(words("a & b &unknown; &; &#; &#x; &#xg; &amp") == "a & b &unknown; &; &#; &#x; &#xg; &amp");
}

TEST_CASE("marks that nobody knows or that close nothing are passed over and reported") {
  const std::string text = "00:01.000 --> 00:02.000\n<font red>Hel</i>lo</font>\n";
  CHECK(only_cue(text).spans == std::vector{plain("Hello")});
  CHECK(problems_of(text) == std::vector<CaptionProblem>{{3, "the mark <font red> is not known here"}, {3, "the mark </i> closes nothing"}, {3, "the mark </font> closes nothing"}});
}

TEST_CASE("a mark that never ends takes the rest with it as the rules say") {
  CHECK(words("Hello <b") == "Hello ");
  CHECK(words("Hello <") == "Hello ");
}

TEST_CASE("a cue that passes a bound is skipped and says which") {
  const std::string timings = "00:01.000 --> 00:02.000\n";
  const auto repeated = [](const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
  };
  const std::string skipped = "the cue is skipped: ";
  CHECK(problems_of(timings + repeated("<b>", 17)) == std::vector<CaptionProblem>{{3, skipped + "its marks are nested deeper than 16"}});
  CHECK(captions_of(timings + repeated("<b>", 16) + "x").problems.empty());
  CHECK(problems_of(timings + repeated("a<b>b</b>", 60)) == std::vector<CaptionProblem>{{3, skipped + "its letters change how they look more than 100 times"}});
  CHECK(problems_of(timings + "<v " + repeated("x", 201) + ">a") == std::vector<CaptionProblem>{{3, skipped + "the name in one of its marks is longer than 200 bytes"}});
  CHECK(problems_of(timings + repeated("x", 2001)) == std::vector<CaptionProblem>{{3, skipped + "it is longer than 2000 bytes"}});
  CHECK(captions_of(timings + repeated("x", 2000)).problems.empty());
}

TEST_CASE("of too many cues the rest is not read and of too many problems the last says so") {
  std::string many;
  for (int i = 0; i < 5001; ++i) many += "00:01.000 --> 00:02.000\nx\n\n";
  CHECK(captions_of(many).cues.size() == content::most_cues);
  CHECK(problems_of(many) == std::vector<CaptionProblem>{{15003, "a file holds at most 5000 cues, and the rest is not read"}});
  std::string bad;
  for (int i = 0; i < 200; ++i) bad += "x --> y\n\n";
  CHECK(problems_of(bad).size() == content::most_caption_problems);
  CHECK(problems_of(bad).back().what == "there are more problems than are listed here");
}

TEST_CASE("captions of more than a mebibyte are not read") {
  CHECK(content::parse_captions(std::string(content::largest_captions + 1, 'x')) == Captions{{}, {{1, "captions are at most 1 MiB long, and these are 1048577 bytes"}}});
}

TEST_CASE("captions cut short at any byte are read as far as they go") {
  CHECK(content::parse_captions(everything).problems.empty());
  for (std::size_t length = 0; length < everything.size(); ++length) {
    INFO(length);
    const Captions captions = content::parse_captions(everything.substr(0, length));
    CHECK(captions.cues.size() <= 2);
    CHECK((length >= 6 || captions.problems.size() == 1));
  }
}

TEST_CASE("whatever is done to captions their cues stay in order and sound") {
  std::mt19937 random(11);  // the same damage each time
  for (int round = 0; round < 3000; ++round) {
    std::string damaged = everything;
    for (int hit = 0; hit < 6; ++hit) damaged[random() % damaged.size()] = round % 2 == 0 ? static_cast<char>(random()) : "\n<>&;:-.% "[random() % 10];
    INFO(damaged);
    std::int64_t last = 0;
    for (const Cue& cue : content::parse_captions(damaged).cues) {
      REQUIRE(cue.begin_ms >= last);
      REQUIRE(cue.end_ms > cue.begin_ms);
      REQUIRE(base::is_utf8(content::words_of(cue)));
      last = cue.begin_ms;
    }
  }
}
