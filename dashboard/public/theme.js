// Before the first paint, so that a dark choice never flashes light. A file, since the server allows
// no script within the page.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}
