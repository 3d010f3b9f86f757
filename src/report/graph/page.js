"use strict";
// What stands in the tables is shown and hidden, and its cells are cloned: no text is read as markup anywhere.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const { principals, scopes, grants } = data;
  const filter = byId("filter");
  const grid = byId("grid");
  const edges = [...document.querySelectorAll(".edge")];
  const HANDS = { template: "", person: "by people", azure: "by Azure" };
  /** Cells that a browser lays out at once without a pause that anybody feels. */
  const CELLS = 20000;
  /** Columns that fit on paper. */
  const PAPER = 16;
  /** Whether the matrix is drawn whole, however large it is. */
  let isWhole = false;

  const make = (tag, text, parent) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    parent?.append(made);
    return made;
  };

  // Filter: a grant is shown where every word of a field is in what it is called there.
  const words = (name) => filter.elements[name].value.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text, wanted) => wanted.every((word) => text.includes(word));
  const names = (node) => `${node.label} ${node.detail}`.toLowerCase();
  for (const grant of grants) {
    grant.row = byId(`g${grant.index}`);
    grant.words = {
      principal: names(principals[grant.principal]),
      scope: names(scopes[grant.scope]),
      role: `${grant.role} ${grant.rules}`.toLowerCase(),
    };
  }
  const byIndex = new Map(grants.map((grant) => [grant.index, grant]));

  const apply = () => {
    const wanted = { principal: words("principal"), role: words("role"), scope: words("scope") };
    const keys = filter.elements.keys.checked;
    let count = 0;
    for (const grant of grants) {
      grant.shown = filter.elements[grant.by].checked && (!keys || grant.keys)
        && Object.entries(wanted).every(([name, some]) => holds(grant.words[name], some));
      grant.row.hidden = !grant.shown;
      count += grant.shown;
    }
    for (const edge of edges) {
      const shown = grantsOf(edge).some((grant) => grant.shown);
      edge.classList.toggle("off", !shown);
      edge.setAttribute("aria-hidden", String(!shown));
    }
    for (const held of document.querySelectorAll("li[data-grants]")) {
      held.hidden = !held.dataset.grants.split(" ").some((index) => byIndex.get(Number(index)).shown);
      const row = held.closest("tr");
      row.hidden = !row.querySelector("li[data-grants]:not([hidden])");
    }
    for (const table of document.querySelectorAll("table.filtered")) {
      table.closest("section").hidden = !table.querySelector("tbody tr:not([hidden])");
    }
    byId("count").textContent = count === grants.length ? `${count} grants` : `${count} of ${grants.length} grants`;
    rove(edges.filter((edge) => !edge.classList.contains("off")));
    isWhole = false;
    draw();
  };

  // Matrix: only principals and scopes with something in it.
  const draw = () => {
    const shown = grants.filter((grant) => grant.shown);
    const cells = new Map();
    for (const grant of shown) {
      const key = `${grant.principal} ${grant.scope}`;
      cells.set(key, [...(cells.get(key) ?? []), grant]);
    }
    const each = (end) => [...new Set(shown.map((grant) => grant[end]))].sort((one, other) => one - other);
    const columns = each("scope");
    const rows = each("principal");
    const fitting = Math.max(20, Math.floor(CELLS / Math.max(1, columns.length)));
    const drawn = isWhole ? rows : rows.slice(0, fitting);
    grid.replaceChildren();
    const isWide = columns.length > PAPER;
    grid.classList.toggle("wide", isWide);
    byId("wide").classList.toggle("wide", isWide);
    byId("more").hidden = drawn.length === rows.length;
    byId("more").firstElementChild.textContent = `Show all ${rows.length} principals`;
    if (!shown.length) {
      make("p", "No grant fits.", grid);
      return;
    }
    const table = make("table", undefined, grid);
    const head = make("tr", undefined, make("thead", undefined, table));
    headed(head, "col", { label: "Principal", detail: "" });
    for (const scope of columns) headed(head, "col", scopes[scope]);
    const body = make("tbody", undefined, table);
    for (const principal of drawn) {
      const row = make("tr", undefined, body);
      headed(row, "row", principals[principal]);
      for (const scope of columns) {
        const cell = make("td", undefined, row);
        const here = cells.get(`${principal} ${scope}`);
        if (here) cell.append(opener(here));
      }
    }
    rove([...grid.querySelectorAll("button")]);
  };

  const headed = (row, scope, node) => {
    const head = make("th", node.label, row);
    head.scope = scope;
    if (node.detail) make("small", node.detail, head);
  };

  const opener = (here) => {
    const button = make("button");
    button.type = "button";
    button.classList.toggle("risky", here.some((grant) => grant.keys));
    for (const grant of here) {
      const line = make("span", grant.role, button);
      if (grant.keys) make("strong", "keys", line).className = "tag";
      if (HANDS[grant.by]) make("span", HANDS[grant.by], button).className = "by";
    }
    button.addEventListener("click", () => open(here));
    return button;
  };

  // Reasons, in a dialog that Escape closes and that gives the focus back.
  const open = (here) => {
    const [first] = here;
    const one = (end) => here.every((grant) => grant[end] === first[end]);
    const what = [one("principal") ? principals[first.principal].label : "several principals",
      one("scope") ? scopes[first.scope].label : "several resources"];
    byId("reason-title").textContent = what.join(" on ");
    const body = byId("reason-body");
    body.replaceChildren();
    for (const grant of here.slice(0, 50)) {
      const [principal, role, scope, ...others] = grant.row.cells;
      const head = make("h3", undefined, body);
      head.append(...copies(role));
      const list = make("dl", undefined, body);
      const heads = grant.row.closest("table").tHead.rows[0].cells;
      for (const cell of one("principal") && one("scope") ? others : [principal, scope, ...others]) {
        make("dt", heads[cell.cellIndex].textContent, list);
        make("dd", undefined, list).append(...copies(cell));
      }
    }
    if (here.length > 50) make("p", `And ${here.length - 50} more; the filter finds them.`, body);
    byId("reason").showModal();
    byId("reason").scrollTop = 0;
  };
  const copies = (cell) => [...cell.childNodes].map((node) => node.cloneNode(true));
  byId("reason").addEventListener("click", (event) => {
    if (event.target === byId("reason")) byId("reason").close(); // beside it
  });

  // Keyboard: the picture and the matrix are one stop of Tab each, arrow keys go on inside.
  const rove = (stops) => stops.forEach((stop, at) => { stop.tabIndex = at ? -1 : 0; });
  const go = (event, from, to) => {
    event.preventDefault();
    if (!to) return;
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  };
  grid.addEventListener("keydown", (event) => {
    const button = event.target.closest("td button");
    if (!button) return;
    const cell = button.parentElement;
    const row = cell.parentElement;
    const inRow = [...row.querySelectorAll("button")];
    const at = inRow.indexOf(button);
    const inColumn = (rows) => rows.map((other) => other.cells[cell.cellIndex].firstElementChild).find(Boolean);
    const all = [...row.parentElement.rows];
    const to = {
      ArrowRight: () => inRow[at + 1],
      ArrowLeft: () => inRow[at - 1],
      ArrowDown: () => inColumn(all.slice(row.sectionRowIndex + 1)),
      ArrowUp: () => inColumn(all.slice(0, row.sectionRowIndex).reverse()),
      Home: () => inRow[0],
      End: () => inRow.at(-1),
    }[event.key];
    if (to) go(event, button, to());
  });
  const grantsOf = (edge) => edge.dataset.grants.split(" ").map((index) => byIndex.get(Number(index)));
  for (const edge of edges) {
    const show = () => open(grantsOf(edge).filter((grant) => grant.shown));
    edge.addEventListener("click", show);
    edge.addEventListener("keydown", (event) => {
      const on = edges.filter((other) => !other.classList.contains("off"));
      const at = on.indexOf(edge);
      const to = {
        ArrowDown: on[at + 1], ArrowRight: on[at + 1], ArrowUp: on[at - 1], ArrowLeft: on[at - 1], Home: on[0], End: on.at(-1),
      };
      if (event.key in to) go(event, edge, to[event.key]);
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        show();
      }
    });
  }

  for (const [id, nodes] of [["principals", principals], ["scopes", scopes]]) {
    for (const node of nodes) make("option", undefined, byId(id)).value = node.label;
  }
  filter.addEventListener("input", apply);
  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.addEventListener("reset", () => setTimeout(apply));
  byId("more").addEventListener("click", () => {
    isWhole = true;
    draw();
    grid.focus();
  });
  for (const hint of document.querySelectorAll(".keyboard")) hint.hidden = false;
  filter.hidden = false;
  apply();
})();
