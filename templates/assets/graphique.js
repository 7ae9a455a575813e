// Shows the chart that the address names, where it is one of this site.
"use strict";
(() => {
  const path = new URLSearchParams(location.search).get("graphique") ?? "";
  const form = /^((?:france|(?:regions|departements|bassins|epci)\/\w+-[a-z\d-]+)\/)graphiques\/[a-z\d-]+\.svg$/;
  const fiche = form.exec(path)?.[1];
  const [title, help, link] = ["h1", "main p", "footer a"].map((one) => document.querySelector(one));
  if (!fiche) return;
  fetch(`../${path}`).then((got) => (got.ok ? got.text() : Promise.reject())).then((text) => {
    const said = new DOMParser().parseFromString(text, "image/svg+xml").querySelectorAll("svg > title, svg > desc");
    const alt = [...said].map((one) => one.textContent).join(" — ");
    title.replaceChildren(Object.assign(new Image(), { src: `../${path}`, alt }));
    help.remove();
    link.href = `../${fiche}index.html`;
    link.textContent = "Lire la fiche";
  }).catch(() => (help.textContent = "Aucun graphique à cette adresse."));
})();
