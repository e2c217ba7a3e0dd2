export const prompts = {
  move: '↑↓ move',
  digits: 'a digit chooses',
  type: 'type to search',
  enter: 'Enter accepts',
  escape: 'Esc goes back',
  newLine: 'Ctrl-J new line',
  search: 'Search: ',
  nothing: 'Nothing fits. Delete a few characters.',
  position: '{{at}} of {{of}}',
  tooLong: 'No more than {{maximum}} characters fit here.',
  several: 'Space ticks · ↑↓ move · Enter accepts · Esc goes back',
};
