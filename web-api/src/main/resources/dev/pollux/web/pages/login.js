// Exchanges the ticket in the link for a session, once. The ticket leaves the address bar at once.
const state = document.getElementById("state");
const ticket = new URLSearchParams(location.hash.slice(1)).get("ticket");
if (ticket) {
  history.replaceState(null, "", "/");
  const response = await fetch("/login", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ticket }),
  });
  state.textContent = response.ok
    ? "You are signed in."
    : "The link was used before or is too old: ./pollux open prints a fresh one.";
}
