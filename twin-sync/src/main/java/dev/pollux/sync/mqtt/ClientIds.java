package dev.pollux.sync.mqtt;

/// Client ids say whose they are: a device's own is its user name, or its user name, a slash and anything. One that
/// does not is put behind the user name, so nobody can take over the session of another.
final class ClientIds {

    private ClientIds() {}

    static boolean belongs(String clientId, String username) {
        return clientId.equals(username)
                || clientId.length() > username.length()
                        && clientId.charAt(username.length()) == '/'
                        && clientId.startsWith(username);
    }

    static String own(String clientId, String username) {
        return belongs(clientId, username) ? clientId : username + "/" + clientId;
    }
}
