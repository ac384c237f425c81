# Every walk of this folder is a test; whole-lesson.walk is one for each language and text size,
# and each ending is seen at both sizes.
set(walk_folder ${CMAKE_CURRENT_BINARY_DIR}/walks)
set(walk_pack ${walk_folder}/packs/ages-12-14.parasol)
file(GLOB_RECURSE walk_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/modules/ages-12-14/*)
add_custom_command(OUTPUT ${walk_pack}
  COMMAND ${CMAKE_COMMAND} -E rm -f ${walk_folder}/key.key ${walk_folder}/key.pub
  COMMAND ${CMAKE_COMMAND} -E make_directory ${walk_folder}/packs
  COMMAND parasol keygen -o ${walk_folder}/key
  COMMAND parasol build ${CMAKE_SOURCE_DIR}/modules/ages-12-14 -o ${walk_pack} --key ${walk_folder}/key.key
  DEPENDS parasol ${walk_sources} VERBATIM)
add_custom_target(walk_packs ALL DEPENDS ${walk_pack})

# walk_test(NAME WALK OPTIONS …): plays it on a data folder of its own.
function(walk_test name walk)
  string(MAKE_C_IDENTIFIER ${name} folder)
  add_test(NAME "walk: ${name}"
    COMMAND ${CMAKE_SOURCE_DIR}/tests/walks/play ${walk_folder}/${folder} $<TARGET_FILE:parasol-kiosk>
      --packs ${walk_folder}/packs --trust ${walk_folder}/key.pub --walk ${CMAKE_SOURCE_DIR}/tests/walks/${walk}.walk --seed 1 ${ARGN})
  set_tests_properties("walk: ${name}" PROPERTIES TIMEOUT 300)
endfunction()

file(GLOB walks CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/walks/*.walk)
foreach(file ${walks})
  get_filename_component(walk ${file} NAME_WE)
  if(walk STREQUAL "whole-lesson")
    foreach(language en uk th ar en-XA ar-XB)
      foreach(percent 100 200)
        walk_test("the whole lesson in ${language} at ${percent} percent" ${walk} --lang ${language} --text-size ${percent})
      endforeach()
    endforeach()
  else()
    walk_test(${walk} ${walk})
    if(walk MATCHES "^ending-")
      walk_test("${walk} at 200 percent" ${walk} --text-size 200)
    endif()
  endif()
endforeach()

# A folder with a pack is what one type of block is tried with: its lesson, and walks that are played in languages that are
# long, tall and written from the right, at both sizes of text. The pack takes its pictures from the module, as far as
# its lesson names them.
function(block_walks folder)
  get_filename_component(block ${folder} NAME)
  set(source ${walk_folder}/sources/${block})
  set(pack ${walk_folder}/block-packs/${block}.parasol)
  file(GLOB_RECURSE parts CONFIGURE_DEPENDS ${folder}/pack/*)
  set(lesson ${folder}/pack/lessons/${block}.json)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${lesson})
  file(STRINGS ${lesson} named REGEX "media/")
  string(REGEX MATCHALL "media/[a-z-]+.svg" pictures "${named}")
  list(REMOVE_DUPLICATES pictures)
  list(TRANSFORM pictures PREPEND ${CMAKE_SOURCE_DIR}/modules/ages-12-14/)
  add_custom_command(OUTPUT ${pack}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${walk_folder}/block-packs
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${source}
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${folder}/pack ${source}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${source}/media
    COMMAND ${CMAKE_COMMAND} -E copy ${pictures} ${source}/media
    COMMAND parasol build ${source} -o ${pack} --key ${walk_folder}/key.key
    DEPENDS parasol ${walk_pack} ${parts} VERBATIM)
  add_custom_target(walk_pack_${block} ALL DEPENDS ${pack})
  file(GLOB walks CONFIGURE_DEPENDS ${folder}/*.walk)
  foreach(file ${walks})
    get_filename_component(walk ${file} NAME_WE)
    foreach(language en th ar en-XA)
      foreach(percent 100 200)
        set(name "${block} by ${walk} in ${language} at ${percent} percent")
        string(MAKE_C_IDENTIFIER ${name} data)
        add_test(NAME "walk: ${name}"
          COMMAND ${CMAKE_SOURCE_DIR}/tests/walks/play ${walk_folder}/${data} $<TARGET_FILE:parasol-kiosk>
            --packs ${walk_folder}/block-packs --trust ${walk_folder}/key.pub --walk ${file} --seed 1 --lang ${language}
            --text-size ${percent})
        set_tests_properties("walk: ${name}" PROPERTIES TIMEOUT 300)
      endforeach()
    endforeach()
  endforeach()
endfunction()

file(GLOB block_packs CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/walks/*/pack)
foreach(pack ${block_packs})
  get_filename_component(folder ${pack} DIRECTORY)
  block_walks(${folder})
endforeach()
