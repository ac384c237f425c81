# Every walk of this folder is a test; those that go through most of the kiosk are played in many ways, and each ending is
# seen at both text sizes.
set(walk_folder ${CMAKE_CURRENT_BINARY_DIR}/walks)
# What libraries keep until the end is no find of the sanitizers.
set(no_leaks ${CMAKE_COMMAND} -E env "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/leaks.supp:print_suppressions=0")
set(run_parasol ${no_leaks} $<TARGET_FILE:parasol>)
set(walk_pack ${walk_folder}/packs/ages-12-14.parasol)
file(GLOB_RECURSE walk_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/modules/ages-12-14/*)
add_custom_command(OUTPUT ${walk_pack}
  COMMAND ${CMAKE_COMMAND} -E rm -f ${walk_folder}/key.key ${walk_folder}/key.pub
  COMMAND ${CMAKE_COMMAND} -E make_directory ${walk_folder}/packs
  COMMAND ${run_parasol} keygen -o ${walk_folder}/key
  COMMAND ${run_parasol} build ${CMAKE_SOURCE_DIR}/modules/ages-12-14 -o ${walk_pack} --key ${walk_folder}/key.key
  DEPENDS parasol ${walk_sources} VERBATIM)
add_custom_target(walk_packs ALL DEPENDS ${walk_pack})
add_custom_target(every_walk_pack)
add_dependencies(every_walk_pack walk_packs)

# walk_with_packs(NAME WALK PACKS OPTIONS …): plays it with these packs on a data folder of its own, and with the seed that
# a line “# Seed N: why” of the walk names.
function(walk_with_packs name walk packs)
  string(MAKE_C_IDENTIFIER ${name} folder)
  set(seed 1)
  file(STRINGS ${CMAKE_SOURCE_DIR}/tests/walks/${walk}.walk named REGEX "^# Seed [0-9]+:")
  if(named MATCHES "^# Seed ([0-9]+):")
    set(seed ${CMAKE_MATCH_1})
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/walks/${walk}.walk)
  add_test(NAME "walk: ${name}"
    COMMAND ${CMAKE_SOURCE_DIR}/tests/walks/play ${walk_folder}/${folder} $<TARGET_FILE:parasol-kiosk>
      --packs ${packs} --trust ${walk_folder}/key.pub --walk ${CMAKE_SOURCE_DIR}/tests/walks/${walk}.walk --seed ${seed} ${ARGN})
  set_tests_properties("walk: ${name}" PROPERTIES TIMEOUT 300)
endfunction()

# walk_test(NAME WALK OPTIONS …): the same with the lessons that are shipped.
function(walk_test name walk)
  walk_with_packs(${name} ${walk} ${walk_folder}/packs ${ARGN})
endfunction()

# plays(NAME WALK PACKS NUMBER [HALF]): eight plays of a walk, one for each of four languages at both text sizes; with HALF
# the plain one and every other of the rest. Windows and themes turn from play to play and, by NUMBER, from walk to walk, so
# that all the walks together meet every combination; ./dev matrix plays them all with each walk.
function(plays name walk packs number)
  set(sizes 1280x720 640x480 1024x600 720x1280 1920x1080)
  set(themes warm dark high)
  set(turn 0)
  walk_with_packs("${name}" ${walk} ${packs})
  foreach(percent 100 200)
    foreach(language en th ar en-XA)
      math(EXPR is_other "(${number} + ${turn}) % 2")
      if(turn GREATER 0 AND NOT (is_other AND "HALF" IN_LIST ARGN))
        math(EXPR size_at "(${number} + ${turn}) % 5")
        math(EXPR theme_at "(${number} + ${turn} / 2) % 3")
        list(GET sizes ${size_at} size)
        list(GET themes ${theme_at} theme)
        walk_with_packs("${name} in ${language} at ${percent} percent on ${size} in ${theme}" ${walk} ${packs}
          --lang ${language} --text-size ${percent} --size ${size} --theme ${theme})
      endif()
      math(EXPR turn "${turn} + 1")
    endforeach()
  endforeach()
endfunction()

file(GLOB walks CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/walks/*.walk)
set(walk_number 0)
foreach(file ${walks})
  get_filename_component(walk ${file} NAME_WE)
  if(walk MATCHES "^(whole-lesson|begin|group|desk|desk-words|sensitive|installing|cards)$")
    plays(${walk} ${walk} ${walk_folder}/packs ${walk_number})
    math(EXPR walk_number "${walk_number} + 1")
  else()
    walk_test(${walk} ${walk})
    if(walk MATCHES "^ending-")
      walk_test("${walk} in en at 200 percent" ${walk} --text-size 200)
    endif()
  endif()
endforeach()
foreach(language uk th ar)
  walk_test("nearby in ${language} at 200 percent" nearby --lang ${language} --text-size 200 --size 640x480)
endforeach()
foreach(language uk ar-XB)  # written in full, and mirrored
  foreach(percent 100 200)
    walk_test("whole-lesson in ${language} at ${percent} percent" whole-lesson --lang ${language} --text-size ${percent})
  endforeach()
endforeach()

# A kiosk that is enrolled for a trial.
foreach(language en th ar uk)
  foreach(percent 100 200)
    add_test(NAME "walk: who waits for the lesson in ${language} at ${percent} percent"
      COMMAND ${CMAKE_SOURCE_DIR}/tests/walks/trial/run ${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${walk_folder}/trial-${language}-${percent}
        ${walk_folder}/packs ${walk_folder}/key.pub ${CMAKE_SOURCE_DIR}/tests/walks/trial/waits.walk
        --lang ${language} --text-size ${percent} --size 640x480)
    set_tests_properties("walk: who waits for the lesson in ${language} at ${percent} percent" PROPERTIES TIMEOUT 300)
  endforeach()
endforeach()

# The lessons that are shipped beside a pack of contacts, whose numbers are invented.
set(help_packs ${walk_folder}/help-packs)
file(GLOB_RECURSE contact_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/walks/help/contacts/*)
add_custom_command(OUTPUT ${help_packs}/contacts.parasol
  COMMAND ${CMAKE_COMMAND} -E make_directory ${help_packs}
  COMMAND ${CMAKE_COMMAND} -E copy ${walk_pack} ${help_packs}/ages-12-14.parasol
  COMMAND ${run_parasol} build ${CMAKE_SOURCE_DIR}/tests/walks/help/contacts -o ${help_packs}/contacts.parasol --key ${walk_folder}/key.key
  DEPENDS parasol ${walk_pack} ${contact_sources} VERBATIM)
add_custom_target(walk_pack_contacts ALL DEPENDS ${help_packs}/contacts.parasol)
add_dependencies(every_walk_pack walk_pack_contacts)
plays("the numbers of help" help/numbers ${help_packs} 0)
plays("the contacts of help by keys" help/stops ${help_packs} 1)
walk_with_packs("the contacts of help by ear" help/by-ear ${help_packs})
walk_with_packs("numbers of help that have expired" help/expired ${help_packs} --walk-clock-ms 20000000000)

# The form that programmes fill in, beside the same lessons: as it is, nobody vouches for any of it.
set(sample_packs ${walk_folder}/sample-packs)
file(GLOB_RECURSE sample_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/modules/contacts-sample/*)
add_custom_command(OUTPUT ${sample_packs}/contacts-sample.parasol
  COMMAND ${CMAKE_COMMAND} -E make_directory ${sample_packs}
  COMMAND ${CMAKE_COMMAND} -E copy ${walk_pack} ${sample_packs}/ages-12-14.parasol
  COMMAND ${run_parasol} build ${CMAKE_SOURCE_DIR}/modules/contacts-sample -o ${sample_packs}/contacts-sample.parasol --key ${walk_folder}/key.key
  DEPENDS parasol ${walk_pack} ${sample_sources} VERBATIM)
add_custom_target(walk_pack_contacts_sample ALL DEPENDS ${sample_packs}/contacts-sample.parasol)
add_dependencies(every_walk_pack walk_pack_contacts_sample)
walk_with_packs("a form of contacts that nobody has filled in" help/sample ${sample_packs})

# Each folder of blocks/ is a block type: a pack that shows it, and walks through it, by tapping and by keys.
set(block_number 0)
file(GLOB block_folders CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/walks/blocks/*)
foreach(folder ${block_folders})
  get_filename_component(block ${folder} NAME)
  set(block_packs ${walk_folder}/block-packs/${block})
  file(GLOB_RECURSE block_sources CONFIGURE_DEPENDS ${folder}/pack/*)
  add_custom_command(OUTPUT ${block_packs}/${block}.parasol
    COMMAND ${CMAKE_COMMAND} -E make_directory ${block_packs}
    COMMAND ${run_parasol} build ${folder}/pack -o ${block_packs}/${block}.parasol --key ${walk_folder}/key.key
    DEPENDS parasol ${walk_pack} ${block_sources} VERBATIM)
  add_custom_target(walk_pack_${block} ALL DEPENDS ${block_packs}/${block}.parasol)
  add_dependencies(every_walk_pack walk_pack_${block})
  file(GLOB block_walks CONFIGURE_DEPENDS ${folder}/*.walk)
  foreach(file ${block_walks})
    get_filename_component(walk ${file} NAME_WE)
    plays("${block} ${walk}" blocks/${block}/${walk} ${block_packs} ${block_number} HALF)
    math(EXPR block_number "${block_number} + 1")
  endforeach()
endforeach()

# One pack asks every type of question; knowledge and situations are asked by the lessons that are shipped, too.
set(item_packs ${walk_folder}/item-packs)
file(GLOB_RECURSE item_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/walks/items/pack/*)
add_custom_command(OUTPUT ${item_packs}/items.parasol
  COMMAND ${CMAKE_COMMAND} -E make_directory ${item_packs}
  COMMAND ${run_parasol} build ${CMAKE_SOURCE_DIR}/tests/walks/items/pack -o ${item_packs}/items.parasol --key ${walk_folder}/key.key
  DEPENDS parasol ${walk_pack} ${item_sources} VERBATIM)
add_custom_target(walk_pack_of_items ALL DEPENDS ${item_packs}/items.parasol)
add_dependencies(every_walk_pack walk_pack_of_items)
plays("every question" items/questions ${item_packs} 0)
walk_with_packs("how much is asked is said before" items/how-many ${item_packs})
foreach(hands keys ear one-switch)
  walk_with_packs("every question by ${hands}" items/questions ${item_packs} --hands ${hands})
endforeach()
walk_with_packs("the focus is seen in every question at 200 percent on 640x480" items/questions ${item_packs} --hands keys --size 640x480 --text-size 200)

# What is seen at once, on 1280x720 at 100 % unless the walk says otherwise, as the drawings of the design have it.
foreach(look words:packs welcome:packs timeline:block-packs/timeline sort:block-packs/sort help:help-packs help-low:help-packs questions-low:item-packs builder:block-packs/builder
             group-sort:lesson-packs/teacher-course audit:block-packs/audit answers:lesson-packs/ages-15-17 vote-by-keys-in-one-view:packs)
  string(REPLACE ":" ";" parts ${look})
  list(GET parts 0 walk)
  list(GET parts 1 packs)
  walk_with_packs("looks as drawn: ${walk}" looks/${walk} ${walk_folder}/${packs})
endforeach()

# Each walk of modules/ is named after a module and plays its pack, at both text sizes; what blocks do in other languages and
# windows is held by their own walks.
file(GLOB module_walks CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/walks/modules/*.walk)
foreach(file ${module_walks})
  get_filename_component(module ${file} NAME_WE)
  set(module_packs ${walk_folder}/module-packs/${module})
  file(GLOB_RECURSE module_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/modules/${module}/*)
  add_custom_command(OUTPUT ${module_packs}/${module}.parasol
    COMMAND ${CMAKE_COMMAND} -E make_directory ${module_packs}
    COMMAND ${run_parasol} build ${CMAKE_SOURCE_DIR}/modules/${module} -o ${module_packs}/${module}.parasol --key ${walk_folder}/key.key
    DEPENDS parasol ${walk_pack} ${module_sources} VERBATIM)
  add_custom_target(walk_pack_of_${module} ALL DEPENDS ${module_packs}/${module}.parasol)
  add_dependencies(every_walk_pack walk_pack_of_${module})
  foreach(percent 100 200)
    walk_with_packs("the module ${module} at ${percent} percent" modules/${module} ${module_packs} --text-size ${percent})
  endforeach()
  if(module MATCHES "^(parents|cafe-operators)$")  # their stories have the longest ways out
    walk_with_packs("the module ${module} at 200 percent on 640x480" modules/${module} ${module_packs} --text-size 200 --size 640x480)
  endif()
endforeach()

# Each folder of lessons/ is named after a pack of modules/: its walks go through that pack's lessons, one lesson each. Every
# second one is played by keys, which looks on each step whether the focus is seen.
set(lesson_number 0)
file(GLOB lesson_folders CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/walks/lessons/*)
foreach(folder ${lesson_folders})
  get_filename_component(module ${folder} NAME)
  set(lesson_packs ${walk_folder}/lesson-packs/${module})
  file(GLOB_RECURSE lesson_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/modules/${module}/*)
  add_custom_command(OUTPUT ${lesson_packs}/${module}.parasol
    COMMAND ${CMAKE_COMMAND} -E make_directory ${lesson_packs}
    COMMAND ${run_parasol} build ${CMAKE_SOURCE_DIR}/modules/${module} -o ${lesson_packs}/${module}.parasol --key ${walk_folder}/key.key
    DEPENDS parasol ${walk_pack} ${lesson_sources} VERBATIM)
  add_custom_target(walk_lessons_${module} ALL DEPENDS ${lesson_packs}/${module}.parasol)
  add_dependencies(every_walk_pack walk_lessons_${module})
  file(GLOB lesson_walks CONFIGURE_DEPENDS ${folder}/*.walk)
  foreach(file ${lesson_walks})
    get_filename_component(walk ${file} NAME_WE)
    math(EXPR by_keys "${lesson_number} % 2")
    if(by_keys)
      walk_with_packs("lesson ${walk} of ${module} by keys" lessons/${module}/${walk} ${lesson_packs} --hands keys)
    else()
      walk_with_packs("lesson ${walk} of ${module}" lessons/${module}/${walk} ${lesson_packs})
    endif()
    math(EXPR lesson_number "${lesson_number} + 1")
  endforeach()
endforeach()

# A pack that is translated beside one that nobody has translated yet.
set(mixed_packs ${walk_folder}/mixed-packs)
add_custom_command(OUTPUT ${mixed_packs}/ages-9-11.parasol
  COMMAND ${CMAKE_COMMAND} -E make_directory ${mixed_packs}
  COMMAND ${CMAKE_COMMAND} -E copy ${walk_pack} ${mixed_packs}/ages-12-14.parasol
  COMMAND ${CMAKE_COMMAND} -E copy ${walk_folder}/lesson-packs/ages-9-11/ages-9-11.parasol ${mixed_packs}/ages-9-11.parasol
  DEPENDS ${walk_pack} ${walk_folder}/lesson-packs/ages-9-11/ages-9-11.parasol VERBATIM)
add_custom_target(walk_packs_of_two_languages ALL DEPENDS ${mixed_packs}/ages-9-11.parasol)
add_dependencies(walk_packs_of_two_languages walk_lessons_ages-9-11)
add_dependencies(every_walk_pack walk_packs_of_two_languages)
walk_with_packs("other-language" languages/other-language ${mixed_packs})

# The trainer's desk with a stick: each walk changes the packs, so each has its own.
set(desk_folder ${walk_folder}/desk-stick)
file(GLOB_RECURSE stick_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/walks/blocks/sort/pack/* ${CMAKE_SOURCE_DIR}/tests/walks/blocks/matching/pack/*)
add_custom_command(OUTPUT ${desk_folder}/stick/holiday.parasol
  COMMAND ${no_leaks} ${CMAKE_SOURCE_DIR}/tests/walks/desk/make_stick $<TARGET_FILE:parasol> ${CMAKE_SOURCE_DIR} ${walk_folder}/key.key
    ${help_packs} ${desk_folder}
  DEPENDS parasol ${help_packs}/contacts.parasol ${walk_sources} ${stick_sources} ${CMAKE_SOURCE_DIR}/tests/walks/desk/make_stick VERBATIM)
add_custom_target(walk_desk_stick ALL DEPENDS ${desk_folder}/stick/holiday.parasol)
add_dependencies(every_walk_pack walk_desk_stick)
foreach(play en/100/1280x720 th/200/640x480 ar/100/720x1280 en-XA/200/1024x600)
  string(REPLACE "/" ";" play ${play})
  list(GET play 0 language)
  list(GET play 1 percent)
  list(GET play 2 size)
  set(name "the packs of the desk in ${language} at ${percent} percent on ${size}")
  string(MAKE_C_IDENTIFIER ${name} folder)
  add_test(NAME "walk: ${name}"
    COMMAND ${CMAKE_SOURCE_DIR}/tests/walks/desk/play ${walk_folder}/${folder} $<TARGET_FILE:parasol-kiosk> ${desk_folder}
      --trust ${walk_folder}/key.pub --walk ${CMAKE_SOURCE_DIR}/tests/walks/desk/packs.walk --lang ${language}
      --text-size ${percent} --size ${size})
  set_tests_properties("walk: ${name}" PROPERTIES TIMEOUT 300)
endforeach()

# A whole lesson for each age by other hands, and one in a language that goes the other way (docs/formats/walk.md).
foreach(hands keys ear one-switch)
  walk_with_packs("a whole lesson for 9 to 11 by ${hands}" lessons/ages-9-11/kind-upstander ${walk_folder}/lesson-packs/ages-9-11 --hands ${hands})
  walk_with_packs("a whole lesson for 15 to 17 by ${hands}" lessons/ages-15-17/rights-without-blame ${walk_folder}/lesson-packs/ages-15-17 --hands ${hands})
  walk_with_packs("a whole lesson for adults by ${hands}" modules/parents ${walk_folder}/module-packs/parents --hands ${hands})
endforeach()
# Columns that scroll beside one another, with more to press than one round of lights holds.
foreach(lesson ciss-4/figures-that-may-be-seen ciss-3/a-policy-that-is-read)
  get_filename_component(module ${lesson} DIRECTORY)
  get_filename_component(walk ${lesson} NAME)
  walk_with_packs("lesson ${walk} of ${module} by one switch" lessons/${lesson} ${walk_folder}/lesson-packs/${module} --hands one-switch)
endforeach()
foreach(language uk th)
  walk_test("what is written is kept beside the keys in ${language} at 200 percent" kept-beside-keys --lang ${language} --text-size 200)
endforeach()
# What is said and where the hand is hold together in the smallest window with the largest words.
foreach(hands keys ear one-switch)
  walk_with_packs("a lesson in the smallest window with the largest words by ${hands}" lessons/competition/the-jury
    ${walk_folder}/lesson-packs/competition --hands ${hands} --size 640x480 --text-size 200)
endforeach()
# Ways out in long words leave room for what else can be said.
walk_with_packs("lesson receiving-a-disclosure of ciss-4 in en at 200 percent on 1024x600" lessons/ciss-4/receiving-a-disclosure
  ${walk_folder}/lesson-packs/ciss-4 --text-size 200 --size 1024x600)
foreach(hands keys ear one-switch)
  walk_test("a linking card by ${hands}" cards --hands ${hands})
endforeach()

# The trainer's desk saves a sheet of cards; a folder is offered while it is there.
set(sheet_folder ${walk_folder}/sheets)
file(MAKE_DIRECTORY ${sheet_folder})
walk_test("cards are saved at the desk" desk/cards --save-to ${sheet_folder})
walk_test("cards are saved at the desk in th at 200 percent on 640x480" desk/cards --save-to ${sheet_folder} --lang th --text-size 200 --size 640x480)
foreach(hands keys one-switch)  # by ear: by-ear.walk
  walk_test("a whole lesson for 12 to 14 by ${hands}" whole-lesson --hands ${hands})
  walk_test("a whole lesson in ar by ${hands}" whole-lesson --hands ${hands} --lang ar)
endforeach()

# By keys the ring is in sight on every step, or waits for the next key: in the smallest window with the largest words in every
# block, and in every window where things are said and answered.
function(focus_is_seen block size percent)
  string(JOIN " " name "the focus is seen in ${block} at ${percent} percent on ${size}" ${ARGN})
  walk_with_packs("${name}" blocks/${block}/tap ${walk_folder}/block-packs/${block}
    --hands keys --size ${size} --text-size ${percent} ${ARGN})
endfunction()
foreach(folder ${block_folders})
  get_filename_component(block ${folder} NAME)
  focus_is_seen(${block} 640x480 200)
endforeach()
foreach(block practice_chat branching)
  foreach(window 640x480/100 1280x720/150 1280x720/200 720x1280/200)
    string(REPLACE "/" ";" parts ${window})
    list(GET parts 0 size)
    list(GET parts 1 percent)
    focus_is_seen(${block} ${size} ${percent})
  endforeach()
endforeach()
focus_is_seen(branching 640x480 200 --lang en-XA)  # words that are longer than most
