package org.serviceexchange.onboarding.process.engine;

import java.beans.FeatureDescriptor;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.beans.factory.BeanFactory;

/**
 * Limits the expressions of models. The engine's expressions reach every bean and every method, so a deployed model
 * could run any code: {@code ${''.getClass().forName(…)}}. Here they reach process variables, delegates and listeners,
 * and the listed methods of values. Everything else is rejected.
 */
class RestrictedExpressionManager extends JuelExpressionManager {

    /** The beans that a model may name. Add a type here if models need another kind of bean. */
    private static final List<Class<?>> NAMED_IN_MODELS =
            List.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class);

    /** Types of values. Only their class would give access to anything else. */
    private static final List<Class<?>> VALUES = List.of(
            String.class,
            Number.class,
            Boolean.class,
            Character.class,
            Enum.class,
            Date.class,
            TemporalAccessor.class,
            TemporalAmount.class,
            Collection.class,
            Map.class);

    /** The result of dateTime(). */
    private static final String TIMES_OF_FILTERS = "org.joda.time.";

    private static final Set<String> NEVER_OF_VALUES =
            Set.of("getClass", "getDeclaringClass", "wait", "notify", "notifyAll", "describeConstable");

    /**
     * Methods of executions and tasks that read their state or set their variables and dates; none gives access to the
     * engine. People come from the attributes of the task only, because they are checked when the task is created.
     */
    private static final Set<String> OF_SCOPES = Set.of(
            "getId",
            "getProcessInstanceId",
            "getProcessDefinitionId",
            "getBusinessKey",
            "getProcessBusinessKey",
            "getCurrentActivityId",
            "getCurrentActivityName",
            "getActivityInstanceId",
            "getEventName",
            "getVariable",
            "getVariableLocal",
            "getVariableNames",
            "hasVariable",
            "hasVariableLocal",
            "setVariable",
            "setVariableLocal",
            "removeVariable",
            "getExecution",
            "getTaskDefinitionKey",
            "getName",
            "getDescription",
            "getPriority",
            "getCreateTime",
            "getDueDate",
            "getFollowUpDate",
            "getAssignee",
            "setName",
            "setDescription",
            "setPriority",
            "setDueDate",
            "setFollowUpDate");

    private final BeanFactory beans;

    RestrictedExpressionManager(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver all = new CompositeELResolver();
        all.add(new VariableScopeElResolver());
        all.add(new VariableContextElResolver());
        all.add(new NamedBeans(beans));
        all.add(new ArrayELResolver());
        all.add(new ListELResolver());
        all.add(new MapELResolver());
        all.add(new BeanELResolver());
        return new Restricted(all);
    }

    private static boolean isOpen(Object base, String method) {
        if (base instanceof VariableScope) {
            return OF_SCOPES.contains(method);
        }
        boolean value = base.getClass().isArray()
                || base.getClass().getName().startsWith(TIMES_OF_FILTERS)
                || VALUES.stream().anyMatch(type -> type.isInstance(base));
        return value && !NEVER_OF_VALUES.contains(method);
    }

    private static void mustBeOpen(Object base, String what, boolean open) {
        if (!open) {
            throw new ELException(
                    Sentence.of("engine.expression", what, base.getClass().getSimpleName())
                            .toString());
        }
    }

    /** Finds delegates and listeners by name at the call, because they do not exist when the engine is built. */
    private static final class NamedBeans extends Reading {

        private final BeanFactory beans;

        private NamedBeans(BeanFactory beans) {
            this.beans = beans;
        }

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base == null
                    && property instanceof String name
                    && beans.containsBean(name)
                    && NAMED_IN_MODELS.stream().anyMatch(type -> beans.isTypeMatch(name, type))) {
                context.setPropertyResolved(true);
                return beans.getBean(name);
            }
            return null;
        }
    }

    /** Checks each access to a property or method. */
    private static final class Restricted extends Reading {

        private final ELResolver all;

        private Restricted(ELResolver all) {
            this.all = all;
        }

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base != null) {
                mustBeOpen(base, String.valueOf(property), mayRead(base, String.valueOf(property)));
            }
            return all.getValue(context, base, property);
        }

        private static boolean mayRead(Object base, String property) {
            if (property.isEmpty()) {
                return false;
            }
            String capitalised = Character.toUpperCase(property.charAt(0)) + property.substring(1);
            return isOpen(base, "get" + capitalised);
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] parameters) {
            if (base != null) {
                mustBeOpen(base, String.valueOf(method), isOpen(base, String.valueOf(method)));
            }
            return all.invoke(context, base, method, types, parameters);
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            if (base != null) {
                mustBeOpen(base, String.valueOf(property), false);
            }
            all.setValue(context, null, property, value);
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return base != null || all.isReadOnly(context, null, property);
        }
    }

    /** A resolver that cannot write and offers no completion to tools. */
    private abstract static class Reading extends ELResolver {

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return Object.class;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            // not marked as resolved, so the engine asks the next resolver
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return null;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return Object.class;
        }
    }
}
