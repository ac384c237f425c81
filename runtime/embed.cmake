# parasol_embed(TARGET NAME FILES …): the files' bytes as `const embedded::File NAME[]` with
# `NAME_count`, declared by the including source; so that the kiosk has nothing to lose or look for.
set(PARASOL_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_write.cmake)
function(parasol_embed target name)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DNAME=${name} "-DFILES=${ARGN}" -P ${PARASOL_EMBED_SCRIPT}
    DEPENDS ${ARGN} ${PARASOL_EMBED_SCRIPT} VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
