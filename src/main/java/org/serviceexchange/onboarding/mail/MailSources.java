package org.serviceexchange.onboarding.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The folder {@code mails}: for each mail a Markdown source with Thymeleaf's textual syntax, a folder of the same files for
 * each further language, and the layout of the HTML part. Its README explains the format. Thymeleaf parses each file once.
 */
final class MailSources {

    private static final String VALUES = "values";
    private static final Pattern HEADER = Pattern.compile("(\\w+): (.*)");
    private static final Set<String> HEADERS = Set.of("Subject", "Preview", "Why", "Tone");

    private final Map<Locale, ITemplateEngine> templates = new ConcurrentHashMap<>();

    /** The Markdown of one mail: its headers, and its body after the first empty line. */
    record Source(Map<String, String> headers, String body) {}

    /** @param values takes the value of each placeholder */
    Source mail(String name, Locale language, Map<String, Object> variables, MailPlaceholders values) {
        String[] parts = part(name, language, variables, values).split("\\R\\R", 2);
        Map<String, String> headers = new HashMap<>();
        for (String line : parts[0].split("\\R")) {
            Matcher header = HEADER.matcher(line);
            if (!header.matches() || !HEADERS.contains(header.group(1))) {
                throw new IllegalStateException("%s.md has to begin with headers like %s, and not with: %s"
                        .formatted(name, HEADERS, values.fill(line)));
            }
            headers.put(header.group(1), header.group(2));
        }
        return new Source(headers, parts[1]);
    }

    /** The Markdown of a part of mails. */
    String part(String name, Locale language, Map<String, Object> variables, MailPlaceholders values) {
        Context context = new Context(language, variables);
        context.setVariable(VALUES, values);
        return in(language).process(name + ".md", context).strip();
    }

    /** The whole HTML part. */
    String layout(Locale language, Map<String, Object> variables) {
        return in(language).process("layout.html", new Context(language, variables));
    }

    private ITemplateEngine in(Locale language) {
        return templates.computeIfAbsent(language, MailSources::engine);
    }

    /**
     * Apart from the engine of the web pages: mails use the textual syntax, and nothing of a web request. English is in the
     * folder itself, and stands for each file that a language lacks.
     */
    private static ITemplateEngine engine(Locale language) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.addDialect(new ValuesDialect());
        engine.setTemplateResolvers(Set.of(
                resolver("mails/%s/".formatted(language.getLanguage()), TemplateMode.TEXT, "*.md", 1),
                resolver("mails/", TemplateMode.TEXT, "*.md", 2),
                resolver("mails/", TemplateMode.HTML, "*.html", 2)));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(String folder, TemplateMode mode, String names, int order) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix(folder);
        resolver.setOrder(order);
        resolver.setCheckExistence(true);
        resolver.setTemplateMode(mode);
        resolver.setResolvablePatterns(Set.of(names));
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }

    /** Lets {@code [[…]]} in a source leave a mark in place of the value. */
    private static final class ValuesDialect extends AbstractProcessorDialect {

        ValuesDialect() {
            // before the standard dialect, which would write the value itself
            super(VALUES, StandardDialect.PREFIX, StandardDialect.PROCESSOR_PRECEDENCE - 1);
        }

        @Override
        public Set<IProcessor> getProcessors(String prefix) {
            return Set.of(new ValueProcessor(prefix));
        }
    }

    private static final class ValueProcessor extends AbstractStandardExpressionAttributeTagProcessor {

        ValueProcessor(String prefix) {
            super(TemplateMode.TEXT, prefix, "text", 1300, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName attribute,
                String expression,
                Object value,
                IElementTagStructureHandler structure) {
            structure.setBody(((MailPlaceholders) context.getVariable(VALUES)).mark(value), false);
        }
    }
}
