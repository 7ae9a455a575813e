// Adds to a page that is complete without it: the link of each block copied, a citation, its image, tables sorted.
"use strict";
(() => {
  const own = document.currentScript.dataset;
  const root = new URL("..", document.currentScript.src).href;
  const text = (element) => (element ? element.textContent.trim().replace(/\s+/g, " ") : "");
  const make = (tag, properties = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  };
  const button = (words, act) => {
    const element = make("button", { type: "button" }, words);
    element.addEventListener("click", act);
    return element;
  };

  /* What a block is, where, and whose */
  const address = (id) => {
    return `${document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0]}#${id}`;
  };
  const ended = (words) => (/[.!?…]$/.test(words) ? words : `${words}.`);
  const citation = (whole, name, id) => {
    const source = whole.querySelector(".source") ?? whole.closest(".section")?.querySelector(".source");
    const parts = [
      `« ${name} »`,
      text(document.querySelector("h1")),
      document.documentElement.hasAttribute("data-demo") && "Données simulées",
      `${text(document.querySelector(".titre-site"))}, ${text(document.querySelector(".date-site")).toLowerCase()}`,
      text(source),
      own.licence,
    ];
    return `${parts.filter(Boolean).map(ended).join(" ")} ${address(id)}`;
  };

  /* Copies, and says so; where the browser refuses, the words are there to be copied by hand */
  const copy = async (words, said, done) => {
    const shown = make("span", { className: "copie" }, words);
    said.replaceChildren(shown);
    try {
      await navigator.clipboard.writeText(words);
      said.prepend(`${done} : `);
    } catch {
      getSelection().selectAllChildren(shown);
      said.prepend("À copier : ");
    }
  };

  /* The image of a chart: its own file, which has its title, source and licence, drawn on a canvas */
  const image = (href, said) => {
    const drawing = new Image();
    drawing.addEventListener("error", () => said.replaceChildren("Image impossible : le dessin n’a pas été trouvé."));
    drawing.addEventListener("load", () => {
      const canvas = make("canvas", { width: drawing.naturalWidth * 3, height: drawing.naturalHeight * 3 });
      canvas.getContext("2d").drawImage(drawing, 0, 0, canvas.width, canvas.height);
      const name = `${location.pathname.split("/").slice(-2)[0]}-${href.split("/").pop().replace(/\.svg$/, "")}.png`;
      try {
        make("a", { href: canvas.toDataURL("image/png"), download: name }).click();
        said.replaceChildren(`Image enregistrée : ${name}`);
      } catch {
        said.replaceChildren("Image impossible depuis un fichier de ce disque : ouvrir la page en ligne.");
      }
    });
    drawing.src = href;
  };

  /* One button a block, in place of its link and its file's: they open with the rest */
  const tools = (link) => {
    const block = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!block) return;
    const whole = block.closest(".bloc") ?? block;
    const title = text(whole.querySelector("h2, h3"));
    const file = block.querySelector("figcaption a[download]");
    const said = make("p", { className: "dit" });
    said.setAttribute("role", "status");
    const panel = make("div", { className: "outils", hidden: true });
    const opener = button(link.querySelector(".hors-vue") ? "partager" : text(link), () => {
      panel.hidden = !panel.hidden;
      opener.setAttribute("aria-expanded", !panel.hidden);
    });
    opener.append(...link.querySelectorAll(".hors-vue"));
    opener.className = "lien";
    opener.setAttribute("aria-expanded", "false");
    panel.append(
      make("a", { href: link.hash }, "Lien"),
      button("Copier le lien", () => copy(address(block.id), said, "Copié")),
      button("Citer", () => copy(citation(whole, title, block.id), said, "Citation copiée")),
    );
    if (file) {
      const src = `${root}embed/index.html?graphique=${file.href.slice(root.length)}`;
      const frame = make("iframe", { src, title, width: "100%", height: 500 }).outerHTML;
      panel.append(
        button("Copier un cadre", () => copy(frame, said, "Code copié")),
        button("Image PNG", () => image(file.href, said)),
        file,
      );
    }
    panel.append(said);
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      opener.click();
      opener.focus();
    });
    link.replaceWith(opener);
    (opener.closest("p") ?? opener).after(panel);
  };

  /* Tables sorted by a column: numbers by their value, whatever is written; what is missing stays last */
  const worth = (row, place) => {
    const cell = row.cells[place];
    const number = cell.querySelector("data");
    if (number) return Number(number.value);
    if (/^stable/.test(text(cell))) return 0;
    return cell.querySelector("[data-statut]") || /^[—–]?$/.test(text(cell)) ? null : text(cell);
  };
  const compare = (one, two, way) => {
    if (one === null || two === null) return (one === null) - (two === null);
    if (typeof one === "number" && typeof two === "number") return way * (one - two);
    if (typeof one !== typeof two) return typeof one === "number" ? -1 : 1;
    return way * one.localeCompare(two, "fr", { numeric: true });
  };
  const sortable = (table) => {
    const heads = [...table.tHead.lastElementChild.cells];
    const chosen = heads.some((head) => head.dataset.tri) ? (head) => head.dataset.tri : () => true;
    heads.forEach((head, place) => {
      if (!chosen(head)) return;
      const words = [...head.childNodes];
      const sort = button("", () => {
        const numbers = [...table.tBodies[0].rows].some((row) => typeof worth(row, place) === "number");
        const before = head.getAttribute("aria-sort");
        const way = before ? (before === "ascending" ? -1 : 1) : numbers ? -1 : 1;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
        const rows = [...table.tBodies[0].rows].map((row) => [worth(row, place), row]);
        rows.sort((one, two) => compare(one[0], two[0], way));
        table.tBodies[0].append(...rows.map(([, row]) => row));
      });
      sort.className = "tri";
      sort.append(...words);
      head.append(sort);
    });
  };

  /* An address within a fold opens it */
  const unfold = () => {
    const aim = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = aim && aim.closest("details:not([open])");
    if (fold) {
      fold.open = true;
      aim.scrollIntoView();
    }
  };

  document.querySelectorAll("a.lien").forEach(tools);
  document.querySelectorAll("table[data-triable]").forEach(sortable);
  addEventListener("hashchange", unfold);
  unfold();
})();
