// Added by `build.py serve` to the pages that it serves, never to those of the site: shows each change as it is saved.
(() => {
  const own = document.currentScript;
  const place = "apercu:" + location.pathname;
  const folds = () => [...document.querySelectorAll("main details")];

  const back = JSON.parse(sessionStorage.getItem(place) || "null");
  sessionStorage.removeItem(place);
  if (back) {
    history.scrollRestoration = "manual";
    folds().forEach((fold, number) => {
      if (back.open.includes(number)) fold.open = true;
    });
    addEventListener("load", () => scrollTo({ top: back.top, behavior: "instant" }));
  }

  const again = () => {
    const open = folds().flatMap((fold, number) => (fold.open ? [number] : []));
    sessionStorage.setItem(place, JSON.stringify({ top: scrollY, open }));
    location.reload();
  };

  // A page that nobody looks at leaves its connection to the others: a browser gives a host six of them.
  let source, styles = own.dataset.styles;
  const leave = () => source?.close();
  const follow = () => {
    leave();
    if (document.hidden) return;
    source = new EventSource(`/_apercu/evenements?pages=${own.dataset.pages}&styles=${styles}`);
    source.addEventListener("page", again);
    source.addEventListener("style", (event) => {
      styles = event.data;
      for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
        link.href = link.href.split("?")[0] + "?" + styles;
      }
    });
  };
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", leave);
  follow();
})();
