package org.serviceexchange.onboarding.web;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The texts in the code as the compiler reads them: without comments, and concatenated where the code does so. */
final class JavaSources {

    /**
     * @param file  below the root package
     * @param text  with {@code %s} in place of what is not a literal
     * @param after how many arguments of the call follow; -1 where it is no argument of a call
     */
    record Text(String file, String text, int after, boolean inAnnotation, boolean forDevelopers) {}

    private JavaSources() {}

    static List<Text> texts(Path root) {
        try (StandardJavaFileManager files = ToolProvider.getSystemJavaCompiler()
                        .getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                Stream<Path> all = Files.walk(root)) {
            List<Path> sources = all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavacTask compiler = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(
                            null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            List<Text> texts = new ArrayList<>();
            for (CompilationUnitTree source : compiler.parse()) {
                String file =
                        root.toUri().relativize(source.getSourceFile().toUri()).getPath();
                new Reader(file, texts).scan(source, null);
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader extends TreePathScanner<Void, Void> {

        private final String file;
        private final List<Text> texts;

        Reader(String file, List<Text> texts) {
            this.file = file;
            this.texts = texts;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text) {
                add(text);
            }
            return null;
        }

        @Override
        public Void visitBinary(BinaryTree sum, Void nothing) {
            List<ExpressionTree> parts = new ArrayList<>();
            parts(sum, parts);
            if (sum.getKind() != Tree.Kind.PLUS || parts.stream().noneMatch(Reader::isText)) {
                return super.visitBinary(sum, nothing);
            }
            StringBuilder text = new StringBuilder();
            parts.forEach(part -> text.append(isText(part) ? ((LiteralTree) part).getValue() : "%s"));
            add(text.toString());
            parts.stream().filter(part -> !isText(part)).forEach(part -> scan(part, nothing));
            return null;
        }

        private static void parts(ExpressionTree expression, List<ExpressionTree> parts) {
            if (expression instanceof ParenthesizedTree inner) {
                parts(inner.getExpression(), parts);
            } else if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
                parts(sum.getLeftOperand(), parts);
                parts(sum.getRightOperand(), parts);
            } else {
                parts.add(expression);
            }
        }

        private static boolean isText(ExpressionTree part) {
            return part instanceof LiteralTree literal && literal.getValue() instanceof String;
        }

        private void add(String text) {
            boolean inAnnotation = false;
            boolean forDevelopers = false;
            for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
                inAnnotation |= path.getLeaf() instanceof AnnotationTree;
                forDevelopers |= isForDevelopers(path.getLeaf());
            }
            texts.add(new Text(file, text, after(), inAnnotation, forDevelopers));
        }

        /** How many arguments follow this one, the branches of a condition looked through. */
        private int after() {
            Tree argument = getCurrentPath().getLeaf();
            TreePath around = getCurrentPath().getParentPath();
            while (around.getLeaf().getKind() == Tree.Kind.CONDITIONAL_EXPRESSION) {
                argument = around.getLeaf();
                around = around.getParentPath();
            }
            if (!(around.getLeaf() instanceof MethodInvocationTree call)) {
                return -1;
            }
            int index = call.getArguments().indexOf(argument);
            return index < 0 ? -1 : call.getArguments().size() - index - 1;
        }

        /** A log, and an exception that reaches a log or an operator only. */
        private static boolean isForDevelopers(Tree tree) {
            if (tree instanceof NewClassTree made) {
                String type = made.getIdentifier().toString();
                return type.endsWith("Exception") && !REACH_PEOPLE.contains(type);
            }
            return tree instanceof MethodInvocationTree call
                    && call.getMethodSelect() instanceof MemberSelectTree method
                    && method.getExpression().toString().equals("LOG");
        }

        /** What the engine sends to the person who asked. */
        private static final List<String> REACH_PEOPLE =
                List.of("BadUserRequestException", "AuthorizationException", "ELException");
    }
}
