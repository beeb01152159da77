type Actions = { palette: () => void; undo: () => void; redo: () => void };

const TYPING = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';

/**
 * The keys of the frame. Undo and redo leave text fields alone: there the browser's own undo works letter by letter, and
 * is saved like any typing.
 */
export function handleShortcut(event: KeyboardEvent, actions: Actions): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
  const key = event.key.toLowerCase();
  if (key === 'k' && !event.shiftKey) return take(event, actions.palette);
  if (event.target instanceof Element && event.target.closest(TYPING)) return;
  if (key === 'z') return take(event, event.shiftKey ? actions.redo : actions.undo);
  if (key === 'y' && !event.shiftKey) take(event, actions.redo);
}

function take(event: KeyboardEvent, action: () => void): void {
  event.preventDefault();
  action();
}
