// Every page works without this: it only spares a reader the way to a new page.
"use strict";
document.documentElement.classList.add("scripted");
