/* Everything is there: begin. */
ready();
