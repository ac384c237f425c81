# parasol_embed(TARGET NAME FILES …): the files' bytes as `const embedded::File NAME[]` with
# `NAME_count`, declared by the including source; so that the kiosk has nothing to lose or look for.
function(parasol_embed target name)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DNAME=${name} "-DFILES=${ARGN}" -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/embed_write.cmake
    DEPENDS ${ARGN} ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/embed_write.cmake VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
