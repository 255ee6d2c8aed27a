package kinbridge.grants;

/** On what a grant rests. */
enum Basis {
    /** A supervisor signed before anything was released. */
    SIGNED_FIRST,
    /** The law does not let it wait: the hub opened it at the first such look, the sign-off follows. */
    AT_ONCE,
    /** Somebody went ahead by themselves, with a reason, for four hours. */
    BROKEN_GLASS
}
