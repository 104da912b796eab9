"use strict";
startView(JSON.parse(byId("batch").textContent));
