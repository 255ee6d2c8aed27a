package kinbridge.linkage.invented;

/** As the records write it, by its first letter. */
enum Sex {
    F,
    M;

    Sex other() {
        return this == F ? M : F;
    }
}
