// Says that a person sees this page. A mail scanner fetches the page, too, but runs no script and shows it to nobody.
(() => {
  const say = () => {
    if (document.visibilityState === 'visible') {
      document.removeEventListener('visibilitychange', say);
      navigator.sendBeacon(`${location.pathname}/opened`);
    }
  };
  document.addEventListener('visibilitychange', say);
  say();
})();
