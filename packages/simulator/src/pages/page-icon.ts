/** The simulator's own icon for browser tabs, served at `/assets/icon.svg`. */
export const pageIcon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#4338ca"/>' +
  '<path d="M9 16.5l5 5L23 11" fill="none" stroke="#fff" stroke-width="3" stroke-dasharray="4 3"/></svg>';
