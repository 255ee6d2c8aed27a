/** Records as they are compared, and the model that they give. */
@NullMarked
package kinbridge.linkage.register;

import org.jspecify.annotations.NullMarked;
