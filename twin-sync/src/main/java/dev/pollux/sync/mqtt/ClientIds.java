package dev.pollux.sync.mqtt;

/// Client ids say whose they are: a device's own is its user name, or its user name, a slash and anything. One that
/// does not is put behind the user name, so nobody can take over the session of another.
final class ClientIds {

    static final int LONGEST = 1024;

    private ClientIds() {}

    static boolean belongs(String clientId, String username) {
        return clientId.equals(username)
                || clientId.length() > username.length()
                        && clientId.charAt(username.length()) == '/'
                        && clientId.startsWith(username);
    }

    /// The same id, when the one behind the user name would be too long: it belongs to nobody and is refused.
    static String own(String clientId, String username) {
        boolean fits = username.length() + 1 + clientId.length() <= LONGEST;
        return belongs(clientId, username) || !fits ? clientId : username + "/" + clientId;
    }
}
