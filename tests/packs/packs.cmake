# The bad packs: the program that writes them, and the test that holds `parasol check` to them.
set(fault_sources archive_faults.cpp entry_faults.cpp manifest_faults.cpp signature_faults.cpp content_faults.cpp)
list(TRANSFORM fault_sources PREPEND ${CMAKE_CURRENT_LIST_DIR}/)
add_library(faults STATIC ${fault_sources})
target_include_directories(faults PUBLIC ${CMAKE_CURRENT_LIST_DIR} ${CMAKE_SOURCE_DIR}/tests)
target_compile_definitions(faults PRIVATE SOURCE_FOLDER="${CMAKE_SOURCE_DIR}")
target_link_libraries(faults PUBLIC content content_writer PRIVATE parasol_warnings)

add_executable(make_packs ${CMAKE_CURRENT_LIST_DIR}/make_packs.cpp)
target_link_libraries(make_packs PRIVATE faults parasol_warnings)

add_executable(packs ${CMAKE_CURRENT_LIST_DIR}/packs_test.cpp ${CMAKE_CURRENT_LIST_DIR}/documents_test.cpp ${CMAKE_CURRENT_LIST_DIR}/hostile_test.cpp)
if(PARASOL_SANITIZE)
  target_compile_definitions(packs PRIVATE PARASOL_SANITIZED)
endif()
target_link_libraries(packs PRIVATE faults test_main parasol_warnings)
target_compile_definitions(packs PRIVATE
  SOURCE_FOLDER="${CMAKE_SOURCE_DIR}" BINARY_FOLDER="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
add_dependencies(packs parasol)
add_dependencies(sanitized packs)
catch_discover_tests(packs TEST_PREFIX "packs: " DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 300)

# The schemas, by another program than ours: Debian's python3 with its jsonschema, named by its whole path
# because another Python in front of it would not have the package.
add_test(NAME "packs: the schemas judge each shared document as its name says"
  COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/check_schemas.py ${CMAKE_SOURCE_DIR}
    ${CMAKE_BINARY_DIR}/schemas)
